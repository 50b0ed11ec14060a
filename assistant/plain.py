"""What JSON kept of a record goes in, the record comes out; knows dataclasses, not which."""

import dataclasses
import datetime
import enum
import re
import sys
import typing
from typing import Any

SURROGATES = re.compile("[\ud800-\udfff]")  # halves of characters, from bytes or JSON that are not UTF-8; no encoder takes them


def build(kind: Any, value: Any, name: str = "the record") -> Any:
    """An instance of the annotated type `kind` from what JSON kept of it; raises TypeError or ValueError where it is of another type.

    >>> build(tuple[int, ...], [1, 2])
    (1, 2)
    """
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if type(None) in args:
        return None if value is None else build(args[0], value, name)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        found = _wanted(dict, value, name)
        return kind(**{one: build(hint, found[one], one) for one, hint in typing.get_type_hints(kind).items() if one in found})
    if origin is tuple:
        items = _wanted(list, value, name)
        kinds = [args[0]] * len(items) if args[-1] is Ellipsis else args
        return tuple(build(one, item, name) for one, item in zip(kinds, items, strict=True))
    if origin is dict:
        return {build(args[0], key, name): build(args[1], one, name) for key, one in _wanted(dict, value, name).items()}
    if issubclass(kind, enum.Enum):
        return kind(value)
    found = _wanted(kind, value, name)
    return whole(found) if kind is str else found


def _wanted(kind: type, value: Any, name: str) -> Any:
    """`value`, if JSON writes a `kind` so; a number that is no float (NaN, 1e999, 10**400) is none."""
    fits = isinstance(value, (int, float) if kind is float else kind) and (kind is bool or not isinstance(value, bool))
    if not fits or (kind is float and not abs(value) <= sys.float_info.max):
        raise TypeError(f"{name}: wanted {kind.__name__}, found {repr(value)[:40]}")
    return value


def whole(text: str) -> str:
    """Text that can be encoded: U+FFFD for each lone surrogate.

    >>> whole("a\\ud800b") == "a\\ufffdb"
    True
    """
    return SURROGATES.sub("\ufffd", text)


def today() -> str:
    """Today's date, ISO 8601."""
    return datetime.date.today().isoformat()
