"""A value of a spreadsheet and its number format in, what its reader sees out."""

import datetime
import re
from typing import Any

PART = re.compile(  # of a number format: letters as they are, a currency, a blank, a colour or a condition, digits, and what else it says
    r'"(?P<told>[^"]*)"|\\(?P<sign>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|(?P<blank>[_*].)|\[(?P<rule>[^\]]*)\]|(?P<digits>[#0?.,]+|General)|(?P<else>.)'
)
LITERAL = re.compile(r'"[^"]*"|\\.')  # what stands for nothing but itself
RULE = re.compile(r"[<>=]|[hms]+$", re.IGNORECASE)  # a condition, or hours beyond a day
SHOWN = frozenset("$€£¥+-() %")  # what a format shows as it is without a mark
LONGEST = 255  # characters of a format, as Excel has it


def cell(value: Any, shown: str | None = None) -> str:
    """A value as its reader sees it: nothing for none, a day without its midnight, a number to 15 digits.

    `shown` is the cell's number format: its signs and words are taken from it, and the noughts after a fraction, not how much it
    rounds; a whole number has none after it, as in a text.

    >>> cell(None), cell(datetime.datetime(2026, 1, 2)), cell(15.0), cell(0.1 + 0.2), cell(0.125, "0%")
    ('', '2026-01-02', '15', '0.3', '12.5%')
    >>> cell(12500, "[$€-407]#,##0.00"), cell(45.5, "£0.00"), cell(90, '0" days"'), cell(501, "00000")
    ('€12,500', '£45.50', '90 days', '00501')
    >>> cell(datetime.datetime(2025, 3, 1), "mmmm yyyy"), cell(datetime.timedelta(1.5), "[h]:mm")
    ('March 2025', '36:00')
    """
    if value is None:
        return ""
    shown = shown if shown and len(shown) <= LONGEST else ""
    if isinstance(value, datetime.timedelta) and value >= datetime.timedelta():
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if type(value) is datetime.date and value.day == 1:
        units = set(re.sub(r"\[[^\]]*\]", "", LITERAL.sub("", shown)).lower()) & set("dmy")
        return f"{value:%B %Y}" if units == {"m", "y"} else str(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if percent := "%" in LITERAL.sub("", shown):
            value = float(f"{value * 100:.15g}")
        plain = f"{value:.15g}" if isinstance(value, float) else str(value)
        return _number(plain, shown) or (f"{plain}%" if percent else plain)
    return str(value)


def _number(plain: str, shown: str) -> str:
    """A number with the signs and words of the first part of its format, which is the one for what is positive, if it is a simple one."""
    around, digits = [""], ""
    for part in PART.finditer(shown):
        kind, told = part.lastgroup, part[part.lastgroup or 0]
        if kind == "else" and told == ";":
            break
        if (kind == "rule" and RULE.match(told)) or (kind == "else" and told not in SHOWN) or (kind == "digits" and digits):
            return ""
        if kind == "digits":
            digits = told
            around.append("")
        elif kind != "rule":
            around[-1] += " " if kind == "blank" else told
    whole, point, rest = plain.removeprefix("-").partition(".")
    if not digits or digits.endswith(",") or not whole.isdigit():
        return ""
    whole = whole.zfill(digits.partition(".")[0].count("0"))
    whole = f"{int(whole):,}" if "," in digits else whole
    rest = rest and rest.ljust(digits.partition(".")[2].count("0"), "0")
    return f"{'-' if plain[0] == '-' else ''}{around[0].strip()}{whole}{point}{rest}{around[1]}".strip()
