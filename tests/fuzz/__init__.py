"""Fuzzing, run by hand: `python -m tests.fuzz.readers --seconds 300`."""
