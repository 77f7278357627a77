"""From raw texts to the model's own types, with every fault of a value at once.

The model's Structs say what is right; nothing is declared twice. A checker is compiled once a type; it appends faults instead of
raising, so that one run names all of them. Places are looked up only where there is a fault.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

import msgspec

from noa_status.records.instants import EXAMPLE, Unreadable, parse_date, parse_instant
from noa_status.records.plain_yaml import Raw
from noa_status.records.yaml_events import MANY, Path
from noa_status.words.durations import parse_duration


class Fault(NamedTuple):
    """Something that cannot become a value. `path` leads to it from the root; `of_key` points at the key, not the value."""

    path: Path
    code: str
    says: str
    fix: str = ""
    hint: str = ""
    of_key: bool = False


_LONGEST = timedelta(days=36_525)
_LONGEST_TEXT = 100
_MANY_WORDS = 20
_SLIP = 0.8


class _Missing:
    """Stands where no value could be made."""


MISSING: Any = _Missing()
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that nobody sees, and that XML forbids."""
Checker = Callable[[Raw, Path, list[Fault]], Any]


def convert(raw: Raw, to: Any, faults: list[Fault], path: Path = ()) -> Any:
    """A value of type `to` made of raw texts, or MISSING; what is wrong is appended to `faults`."""
    return _checker(to)(raw, path, faults)


def convert_partly(raw: Raw, struct: type[msgspec.Struct], stand_ins: dict[str, Any]) -> Any:
    """The Struct made of what can be converted, for checks of several fields; `stand_ins` fill required ones that cannot."""
    hints = typing.get_type_hints(struct)
    values = dict(stand_ins)
    for field in msgspec.structs.fields(struct):
        value = (
            _checker(hints[field.name])(raw.get(field.encode_name), (), [])
            if isinstance(raw, dict) and field.encode_name in raw
            else MISSING
        )
        if value is not MISSING:
            values[field.name] = value
    return struct(**values)


def file_fields(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names that a Struct's fields have in a file."""
    return tuple(field.encode_name for field in msgspec.structs.fields(struct))


def nearest(word: str, words: typing.Iterable[str], *, cutoff: float = 0.6) -> str:
    """The word that was probably meant, or an empty text."""
    lowered = {known.lower(): known for known in words}
    written = dict.fromkeys((word.lower().replace(" ", "_"), word.lower()))
    close = next((found for form in written if (found := get_close_matches(form, lowered, n=1, cutoff=cutoff))), None)
    return lowered[close[0]] if close else ""


def control_faults(raw: Raw, path: Path = ()) -> typing.Iterator[Fault]:
    """Names each text, keys included, with a character that feeds cannot carry."""
    if isinstance(raw, str):
        bad = CONTROL.search(raw)
        if bad:
            says = f"a character that nobody sees, U+{ord(bad[0]):04X}"
            yield Fault(path, "control-character", says, hint="remove it; feeds cannot carry it")
    elif raw is not None:
        for key, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
            if isinstance(key, str):
                yield from control_faults(key, (*path, key))
            yield from control_faults(value, (*path, key))


def choices(words: typing.Iterable[str], meant: str = "") -> str:
    """What one may write, as a hint: the word that was probably meant, then the others."""
    others = [word for word in words if word != meant]
    listed = ", ".join(others[:_MANY_WORDS]) + (", ..." if len(others) > _MANY_WORDS else "")
    if meant:
        return f'did you mean "{meant}"?' + (f" (others: {listed})" if listed else "")
    return f"one of: {listed}"


def kind_of(raw: Raw) -> str:
    """What a raw value is, in words."""
    if isinstance(raw, dict):
        return "a mapping"
    if isinstance(raw, list):
        return "a list"
    return "nothing" if raw is None else "a text"


@cache
def _checker(to: Any) -> Checker:
    origin, args = typing.get_origin(to), typing.get_args(to)
    if origin in (types.UnionType, typing.Union):
        long, *short = (arg for arg in args if arg is not type(None))
        return _optional(_short_or(_checker(long)) if short == [str] else _checker(long))
    if origin is tuple:
        return _tuple(_checker(args[0]))
    if origin is dict:
        return _mapping(_checker(args[1]))
    if origin is typing.Literal:
        return _choice({str(arg): arg for arg in args}, "value")
    if to in _SCALARS:
        return _SCALARS[to]
    if issubclass(to, StrEnum):
        return _choice({str(member): member for member in to}, _noun(to))
    if issubclass(to, msgspec.Struct):
        return _struct(to)
    raise TypeError(f"records cannot hold {to}")


def _noun(enum: type[StrEnum]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", enum.__name__).lower()


def _optional(checker: Checker) -> Checker:
    return lambda raw, path, faults: None if raw is None else checker(raw, path, faults)


def _short_or(checker: Checker) -> Checker:
    """A mapping, or the text that stands for one."""
    return lambda raw, path, faults: raw if isinstance(raw, str) else checker(raw, path, faults)


def _tuple(item: Checker) -> Checker:
    def check(raw: Raw, path: Path, faults: list[Fault]) -> Any:
        if raw is None:
            return ()
        if not isinstance(raw, list):
            shown = f"[{raw}]" if isinstance(raw, str) else ""
            faults.append(Fault(path, "not-a-list", f"a list is expected here, not {kind_of(raw)}", shown))
            return MISSING
        values: list[Any] = []
        for index, value in enumerate(raw):
            if len(faults) > MANY:
                return MISSING
            values.append(item(value, (*path, index), faults))
        return MISSING if MISSING in values else tuple(values)

    return check


def _mapping(item: Checker) -> Checker:
    def check(raw: Raw, path: Path, faults: list[Fault]) -> Any:
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            faults.append(
                Fault(path, "not-a-mapping", f"a mapping is expected here, not {kind_of(raw)}", hint="write {name: value}")
            )
            return MISSING
        result = {key: item(value, (*path, key), faults) for key, value in raw.items()}
        return MISSING if MISSING in result.values() else result

    return check


def _choice(values: dict[str, Any], noun: str) -> Checker:
    code = f"unknown-{noun.replace(' ', '-')}"

    def check(raw: Raw, path: Path, faults: list[Fault]) -> Any:
        if isinstance(raw, str):
            value = values.get(raw, MISSING)
            if value is not MISSING:
                return value
            meant = nearest(raw, values) if len(faults) < MANY else ""
            faults.append(Fault(path, code, f'no such {noun}: "{_short(raw)}"', meant, choices(values, meant)))
        elif raw is None:
            faults.append(Fault(path, "empty-field", f"the {noun} is empty", hint=f"one of: {', '.join(values)}"))
        else:
            faults.append(
                Fault(path, "not-a-text", f"a {noun} is expected here, not {kind_of(raw)}", hint=f"one of: {', '.join(values)}")
            )
        return MISSING

    return check


def _struct(struct: type[msgspec.Struct]) -> Checker:
    hints = typing.get_type_hints(struct)
    fields = msgspec.structs.fields(struct)
    checkers = {field.encode_name: (field.name, _lazily(hints[field.name])) for field in fields}
    required = [field.encode_name for field in fields if field.required]
    closed = bool(struct.__struct_config__.forbid_unknown_fields)

    def check(raw: Raw, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(raw, dict):
            hint = f"with {', '.join(sorted(required))}" if required else ""
            faults.append(
                Fault(path, "not-a-mapping", f"a mapping (`key: value`) is expected here, not {kind_of(raw)}", hint=hint)
            )
            return MISSING
        values: dict[str, Any] = {}
        complete = True
        for key, value in raw.items():
            known = checkers.get(key)
            if known is None:
                _unknown_field(key, checkers, path, faults, closed=closed)
                complete = complete and not closed
                continue
            made = known[1](value, (*path, key), faults)
            values[known[0]] = made
            complete = complete and made is not MISSING
        for key in (key for key in required if key not in raw):
            complete = False
            faults.append(Fault((*path, key), "missing-field", f"`{key}` is missing", hint=f"add a line: {key}: ..."))
        return struct(**values) if complete else MISSING

    return check


def _lazily(to: Any) -> Checker:
    return lambda raw, path, faults: _checker(to)(raw, path, faults)


def _unknown_field(key: str, known: typing.Iterable[str], path: Path, faults: list[Fault], *, closed: bool) -> None:
    # Where foreign fields may stand, only a slip of the finger is told from one of them.
    meant = nearest(key, known, cutoff=0.6 if closed else _SLIP) if len(faults) < MANY else ""
    if not closed and (not meant or len(meant) < 4):
        return
    hint = f"did you mean `{meant}`?" if meant else f"fields here: {', '.join(known)}"
    code = "unknown-field" if closed else "foreign-field"
    faults.append(Fault((*path, key), code, f"no such field: `{_short(key)}`", meant, hint, of_key=True))


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
    faults.append(Fault(path, "not-true-or-false", "true or false is expected here", fix if fix in ("true", "false") else ""))
    return MISSING


def _number(raw: Raw, path: Path, faults: list[Fault]) -> Any:
    if isinstance(raw, str) and re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", raw):
        return int(raw)
    faults.append(Fault(path, "not-a-number", "a whole number is expected here", hint="digits only, at most nine"))
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
    return _short(".".join(map(str, path)))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


_SCALARS: dict[Any, Checker] = {
    str: _text,
    bool: _truth,
    int: _number,
    datetime: _parsed(parse_instant, EXAMPLE),
    date: _parsed(parse_date, "2026-11-24"),
    timedelta: _parsed(_duration, "30 minutes"),
}
