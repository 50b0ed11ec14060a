"""What is being done goes in; a bar on stderr comes out while it takes, nothing where stderr is no terminal. Also plain stdout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def working(text: str) -> Iterator[Callable[[str, int, int], None]]:
    """The bar while the block runs, gone after it; yields (step, done, total) -> None. The block itself prints nothing."""
    from rich.console import Console
    from rich.progress import Progress

    errors = Console(stderr=True)
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as bars:
        task = bars.add_task(text, total=None)
        yield lambda step, done, total: bars.update(task, description=step, completed=done, total=total or None)


def console() -> Console:
    """Standard output that shows words as they are: no ":key:" as a picture, no colours by pattern, no line breaks."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True, emoji=False)
