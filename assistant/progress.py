"""What is being done goes in; a bar on stderr comes out for as long as it takes, nothing where stderr is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def working(text: str) -> Iterator[Callable[[str, int, int], None]]:
    """The bar while the block runs, gone after it; yields (step, done, total) -> None. The block itself prints nothing."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(text, total=None)
        yield lambda step, done, total: bars.update(task, description=step, completed=done, total=total or None)
