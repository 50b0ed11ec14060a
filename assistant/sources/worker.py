"""A file's bytes in, what `readers.py` made of them out, from a child process (`child.py`) that is killed when it takes too long."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import threading
from typing import Any

from assistant.records import AssistantError

SECONDS = 60.0  # that one file may take
QUIET = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONUTF8": "1"}  # threads reserve address space


class Unread(AssistantError):
    """The child died, or ran out of time, on a file: perhaps the file's fault, perhaps that of a busy machine."""


class Worker(contextlib.AbstractContextManager["Worker"]):
    """One warm child process, started when first needed and again after each time it had to be killed."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, suffix: str, data: bytes) -> dict[str, Any]:
        """What `readers.read` gives; raises AssistantError with its reason, Unread when the child dies or runs out of time."""
        if self._process and self._process.poll() is not None:  # it died since, which is no fault of this file
            self.close()
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def kill() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.seconds, kill)
        timer.start()
        try:
            process.stdin.write(json.dumps({"suffix": suffix, "size": len(data)}).encode() + b"\n" + data)
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = b""
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            self.close()
            if late.is_set():
                raise Unread(
                    f"wanted text within {self.seconds:.0f} s, found a file that takes longer to read; save a simpler copy or remove it"
                )
            raise Unread("wanted text, found a file that stopped its reader (out of memory or damaged); save a simpler copy or remove it")
        reply: dict[str, Any] = json.loads(line)
        if "error" in reply:
            raise AssistantError(reply["error"])
        return reply

    def _start(self) -> subprocess.Popen[bytes]:
        script = str(pathlib.Path(__file__).with_name("child.py"))
        self._process = subprocess.Popen(
            [sys.executable, "-P", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **QUIET},
        )
        return self._process

    def close(self) -> None:
        """End the child; a later `read` starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with contextlib.suppress(OSError):
                process.communicate()

    def __exit__(self, *exc: object) -> None:
        self.close()
