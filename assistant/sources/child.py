"""The other end of `worker.py`, run as a script: reads one file after another within limits on memory and processor time."""

import contextlib
import json
import os
import pathlib
import sys
import time
from typing import BinaryIO

MAX_MEMORY = 2_000_000_000  # bytes of address space
MAX_SECONDS = 90  # of processor time for one file, should the parent, which allows 60 by the clock, be gone


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until they end: a line of JSON with suffix and size, then that many bytes; a line of JSON comes back."""
    from assistant.sources import readers
    from assistant.sources.characters import Unreadable

    while line := requests.readline():
        asked = json.loads(line)
        cap("RLIMIT_CPU", int(time.process_time()) + MAX_SECONDS)
        try:
            reply = readers.read(asked["suffix"], requests.read(asked["size"]))
        except Unreadable as error:
            reply = {"error": " ".join(str(error).split())}
        replies.write(json.dumps(reply).encode() + b"\n")
        replies.flush()


def cap(name: str, amount: int) -> None:
    """Set a limit of the operating system's, where it has them."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        kind = getattr(resource, name)
        resource.setrlimit(kind, (amount, resource.getrlimit(kind)[1]))


def main() -> None:
    """Keep standard output for replies alone, cap the memory, serve."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    cap("RLIMIT_AS", MAX_MEMORY)
    cap("RLIMIT_CORE", 0)
    serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
    main()
