"""From raw texts to single values: texts, truths, numbers, instants, days, durations."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from noa_status.records.faults import Fault, kind_of, shortened
from noa_status.records.instants import EXAMPLE, Unreadable, parse_date, parse_instant
from noa_status.records.plain_yaml import Raw
from noa_status.records.yaml_events import Path
from noa_status.words.durations import parse_duration

_LONGEST = timedelta(days=36_525)
_LONGEST_TEXT = 100


class _Missing:
    """Stands where no value could be made."""


MISSING: Any = _Missing()
Checker = Callable[[Raw, Path, list[Fault]], Any]


def _text(raw: Raw, path: Path, faults: list[Fault]) -> Any:
    if isinstance(raw, str):
        return raw
    if raw is None:
        faults.append(Fault(path, "empty-field", f"`{_name(path)}` is empty", hint="write a text"))
    else:
        faults.append(Fault(path, "not-a-text", f"a text is expected here, not {kind_of(raw)}"))
    return MISSING


def _truth(raw: Raw, path: Path, faults: list[Fault]) -> Any:
    if raw in ("true", "false"):
        return raw == "true"
    fix = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}.get(
        str(raw).lower(), str(raw).lower()
    )
    fix = fix if fix in ("true", "false") else ""
    faults.append(Fault(path, "not-true-or-false", "true or false is expected here", fix, is_certain=bool(fix)))
    return MISSING


def _number(raw: Raw, path: Path, faults: list[Fault]) -> Any:
    if isinstance(raw, str) and re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", raw):
        return int(raw)
    faults.append(Fault(path, "not-a-number", "a whole number is expected here", hint="digits only, at most nine"))
    return MISSING


def _share(raw: Raw, path: Path, faults: list[Fault]) -> Any:
    if isinstance(raw, str) and re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", raw):
        return float(raw)
    fix = str(raw).removesuffix("%").strip() if str(raw).endswith("%") else ""
    faults.append(Fault(path, "not-a-number", "a number is expected here", fix, hint="" if fix else "write it like 99.9"))
    return MISSING


def _parsed(parse: Callable[[str], Any], example: str) -> Checker:
    def check(raw: Raw, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(raw, str):
            code = "empty-field" if raw is None else "not-a-text"
            faults.append(Fault(path, code, f"`{_name(path)}` is {kind_of(raw)}", hint=f"write it like {example}"))
            return MISSING
        try:
            return parse(raw)
        except Unreadable as error:
            faults.append(Fault(path, error.code, error.says, error.fix, hint="" if error.fix else f"write it like {example}"))
        except ValueError as error:
            faults.append(Fault(path, "unreadable-duration", str(error), hint=f"write it like {example}"))
        return MISSING

    return check


def _duration(text: str) -> timedelta:
    if len(text) > _LONGEST_TEXT:
        raise ValueError("this is no duration")
    length = parse_duration(text)
    if length > _LONGEST:
        raise ValueError("a duration is at most a hundred years")
    return length


def _name(path: Path) -> str:
    return shortened(".".join(map(str, path)))


SCALARS: dict[Any, Checker] = {
    str: _text,
    bool: _truth,
    int: _number,
    float: _share,
    datetime: _parsed(parse_instant, EXAMPLE),
    date: _parsed(parse_date, "2026-11-24"),
    timedelta: _parsed(_duration, "30 minutes"),
}
"""What checks each type of a single value."""
