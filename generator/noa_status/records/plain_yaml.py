"""The plain subset of YAML that nearly every record is written in, read in one pass.

One `key: value` a line; a value is a plain or simply quoted scalar, a flat flow mapping or flow list, or one nested block
mapping of scalars. Everything else (and everything doubtful) gives None, and `yaml_events` reads it properly. That the two agree
wherever this one answers is a property that the tests hold. Scalars stay texts: their type is the field's business.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

Raw = dict[str, "Raw"] | list["Raw"] | str | None

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _Doubt(Enum):
    """The answer where the text is not plain."""

    DOUBT = "doubt"


_DOUBT: Final = _Doubt.DOUBT

_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE = re.compile(r"( *)([A-Za-z_][A-Za-z0-9_-]{0,99}):(?: +(.*))?")
_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`](?:[^:#]|:(?=\S)|(?<=\S)#)*""")
_QUOTED = re.compile(r"""'([^'\\]*)'|"([^"\\]*)\"""")
_FLOW_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^:#,\[\]{}]*(?::(?!\?)[^\s:#,\[\]{}]+)*""")
_FLOW_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,99}")


def read_plain(text: str) -> dict[str, Raw] | None:
    """The mapping that the text holds, every scalar a text (or None where it is empty); None where the text is not plain."""
    if _UNPRINTABLE.search(text):
        return None
    result: dict[str, Raw] = {}
    nested: dict[str, Raw] | None = None
    nested_indent = ""
    parent = ""
    for line in text.split("\n"):
        stripped = line.lstrip(" ")
        if not stripped or stripped[0] == "#":
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        indent, key, rest = match.groups()
        if not indent:
            if key in result:
                return None
            value = None if rest is None else _value(rest)
            if value is _DOUBT:
                return None
            result[key] = value
            parent = key if value is None and (rest is None or rest.startswith("#")) else ""
            nested = None
            continue
        if nested is None:
            if not parent:
                return None
            nested, nested_indent = {}, indent
            result[parent] = nested
        if indent != nested_indent or key in nested:
            return None
        value = None if rest is None else _scalar(rest)
        if value is _DOUBT or rest is None:
            return None
        nested[key] = value
    return result or None


def _value(rest: str) -> Raw | _Doubt:
    first = rest[:1]
    if first not in "{[":
        return _scalar(rest)
    body = _without_comment(rest)
    if first == "{":
        return _flow_mapping(body[1:-1]) if body.endswith("}") else _DOUBT
    return _flow_list(body[1:-1]) if body.endswith("]") else _DOUBT


def _scalar(rest: str) -> str | _Doubt | None:
    if rest[:1] in "'\"":
        quoted = _QUOTED.fullmatch(rest.rstrip(" ")) or _QUOTED.fullmatch(_without_comment(rest))
        if not quoted:
            return _DOUBT
        return quoted.group(1) if quoted.group(1) is not None else quoted.group(2)
    if rest.startswith("#"):
        return None
    text = _without_comment(rest)
    if text in NULLS:
        return None
    return text if _PLAIN.fullmatch(text) and text[-1] != ":" else _DOUBT


def _without_comment(rest: str) -> str:
    return rest.partition(" #")[0].rstrip(" ")


def _flow_scalar(text: str) -> str | _Doubt | None:
    if text in NULLS:
        return None if text else _DOUBT
    return text if _FLOW_PLAIN.fullmatch(text) else _DOUBT


def _flow_mapping(body: str) -> dict[str, Raw] | _Doubt:
    result: dict[str, Raw] = {}
    if not body.strip(" "):
        return result
    for part in body.split(","):
        key, colon, rest = part.partition(": ")
        key = key.strip(" ")
        value = _flow_scalar(rest.strip(" "))
        if not colon or key in result or value is _DOUBT or not _FLOW_KEY.fullmatch(key):
            return _DOUBT
        result[key] = value
    return result


def _flow_list(body: str) -> list[Raw] | _Doubt:
    if not body.strip(" "):
        return []
    values: list[Raw] = []
    for part in body.split(","):
        value = _flow_scalar(part.strip(" "))
        if value is _DOUBT:
            return _DOUBT
        values.append(value)
    return values
