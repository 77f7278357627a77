"""From raw texts to the model's own types, with every fault of a value at once.

The model's Structs say what is right; nothing is declared twice. A checker is compiled once a type; it appends faults instead of
raising, so that one run names all of them. Places are looked up only where there is a fault.
"""

from __future__ import annotations

import re
import types
import typing
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from noa_status.records.faults import Fault, choices, is_same, kind_of, nearest, shortened
from noa_status.records.plain_yaml import Raw
from noa_status.records.scalars import MISSING, SCALARS, Checker
from noa_status.records.yaml_events import MANY, Path

_SLIP = 0.8


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
    if to in SCALARS:
        return SCALARS[to]
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
            says, certain = f"a list is expected here, not {kind_of(raw)}", re.fullmatch(r"[A-Za-z][\w.-]*", str(raw)) is not None
            faults.append(Fault(path, "not-a-list", says, shown, is_certain=certain))
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
            says, certain = f'no such {noun}: "{shortened(raw)}"', is_same(raw, meant)
            faults.append(Fault(path, code, says, meant, choices(values, meant), is_certain=certain))
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
    says, certain = f"no such field: `{shortened(key)}`", closed and is_same(key, meant)
    faults.append(Fault((*path, key), code, says, meant, hint, of_key=True, is_certain=certain))
