"""Seconds by step."""

import time


class Clock:
    """Seconds by step since the last mark."""

    def __init__(self) -> None:
        self.marks: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, step: str) -> None:
        """Book the time since the last mark under `step`."""
        now = time.perf_counter()
        self.marks[step] = round(now - self._last, 4)
        self._last = now
