"""A page of a PDF in, what was written on it later out: the fields that were filled in, the text that was put over it."""

import contextlib
import re
from collections.abc import Iterator
from typing import Any

from assistant.sources.characters import clean

UNSEEN = 1 | 2 | 32  # flags of an annotation: invisible, hidden, not on a screen
PUSHED, SECRET = 1 << 16, 1 << 13  # flags of a field: a button to push, a password
DEEPEST = 10  # fields one in the other
ON = ("yes", "on", "true", "1")  # how programs call a box that is ticked, when they have no word for it
INDEX = re.compile(r"\[\d+\]$")


def written(page: Any) -> Iterator[str]:
    """A line for each field of a form that is filled in, "- Label: value", and for each text over the page."""
    listed = page.annotations
    for one in listed if isinstance(listed, list) else ():
        with contextlib.suppress(Exception):  # a damaged one is as good as none
            found = one.get_object()
            if int(found.get("/F", 0)) & UNSEEN or found.get("/CA") == 0 or not _within(found["/Rect"], page.mediabox):
                continue
            if found.get("/Subtype") == "/FreeText" and (text := _line(found.get("/Contents"))):
                yield text
            if found.get("/Subtype") == "/Widget" and (value := _value(found)):
                yield f"- {_line(_told(found, '/TU') or INDEX.sub('', str(_told(found, '/T') or 'Field')))}: {value}"


def _within(box: Any, page: Any) -> bool:
    """Whether some of a box is seen on a page."""
    (left, right), (low, high) = (sorted(float(one) for one in box[side:4:2]) for side in (0, 1))
    return left < right and low < high and left < page.right and right > page.left and low < page.top and high > page.bottom


def _value(field: Any) -> str:
    kind, flags, value = _told(field, "/FT"), int(_told(field, "/Ff") or 0), _told(field, "/V")
    if kind == "/Btn":
        state = str(field.get("/AS", "/Off")).removeprefix("/")
        on = state != "Off" and not flags & PUSHED
        return ("ticked" if state.lower() in ON else _line(state)) if on else ""
    if flags & SECRET or kind not in ("/Tx", "/Ch"):
        return ""
    options = [option.get_object() for option in _told(field, "/Opt") or ()] if kind == "/Ch" else []
    shown = {str(pair[0]): str(pair[1]) for pair in options if isinstance(pair, list)}  # what is stored, and what is shown for it
    return ", ".join(filter(None, (_line(shown.get(str(one), one)) for one in (value if isinstance(value, list) else [value]))))


def _told(field: Any, name: str) -> Any:
    """An entry of a field, or of the one that it is a part of."""
    for _ in range(DEEPEST):
        if name in field:
            return field[name]
        if "/Parent" not in field:
            break
        field = field["/Parent"]
    return None


def _line(value: Any) -> str:
    told = value.get_data().decode("utf-8", "replace") if hasattr(value, "get_data") else value
    return " ".join(clean(str(told)).split()) if told is not None and not isinstance(told, dict) else ""
