"""What JSON kept of a record goes in, the record comes out; knows dataclasses, not which."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import typing
from typing import Any


def build(kind: Any, value: Any) -> Any:
    """An instance of the annotated type `kind` from what JSON kept of it.

    >>> build(tuple[int, ...], [1, 2])
    (1, 2)
    """
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind) if field.name in value]
        return kind(**{name: build(hints[name], value[name]) for name in names})
    if origin is tuple:
        kinds = [args[0]] * len(value) if args[-1] is Ellipsis else args
        return tuple(build(one, item) for one, item in zip(kinds, value, strict=True))
    if origin is dict:
        return dict(value)
    if args and type(None) in args:
        return None if value is None else build(args[0], value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, enum.Enum) else value


def today() -> str:
    """Today's date, ISO 8601."""
    return datetime.date.today().isoformat()
