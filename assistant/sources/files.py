"""A folder and a name in it go in, the bytes come out: only of a regular file inside the folder, and no more of them than wanted."""

import os
import pathlib
import stat

from assistant.records import AssistantError

MOST = 64_000_000  # bytes of a file of questions, or of a conversation


def inside(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Where a file of the folder is; raises AssistantError for a hidden one, such as one taken out, and a link that leads out of it."""
    root = folder.resolve()
    if not pathlib.Path(os.path.realpath(root / name)).is_relative_to(root):  # unlike resolve, it survives a link to itself
        raise AssistantError(
            "wanted a file of the folder, found a path or a link that leads out of it; copy the file itself into the folder"
        )
    if any(part.startswith(".") for part in pathlib.PurePath(name).parts):
        raise AssistantError("wanted a file of the folder, found a hidden one; give it a name without a dot at its beginning")
    return root / name


def contents(path: pathlib.Path, limit: int, piped: bool = False) -> bytes:
    """All bytes of a regular file, without waiting on a pipe or device; `piped` allows a pipe that the user named."""
    waits = 0 if piped else getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | waits)) as file:
        state = os.fstat(file.fileno())
        if not (stat.S_ISREG(state.st_mode) or (piped and stat.S_ISFIFO(state.st_mode))):
            raise AssistantError(f"wanted a regular file, found a pipe or a device under the name {path.name}; put a file in its place")
        data = file.read(limit + 1) if state.st_size <= limit else b""
        if (found := max(state.st_size, len(data))) > limit:
            raise AssistantError(f"wanted at most {limit:,} bytes in {path.name}, found {found:,}; shorten it or split it into parts")
        return data
