"""The bytes that a webhook sent, as JSON objects: one, a list of them, or several one after another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

MOST_BYTES = 8_000_000
DEEPEST = 60
_MOST_DIGITS = 40


class Unfit(ValueError):
    """Raised for bytes that are no payload: its words say what they are, `line` counts from 1."""

    def __init__(self, says: str, line: int = 1) -> None:
        super().__init__(says)
        self.says, self.line = says, line


def objects_of(data: bytes) -> Iterator[dict[str, object]]:
    """Each object that was sent. Raises Unfit, after those before it, for what is none."""
    if len(data) > MOST_BYTES:
        raise Unfit(f"{len(data):,} bytes are no notification: at most {MOST_BYTES:,} are read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unfit("this is not UTF-8", data.count(b"\n", 0, error.start) + 1) from None
    if not text.strip():
        raise Unfit("there is nothing in it")
    yield from _objects(text)


def _objects(text: str) -> Iterator[dict[str, object]]:
    decoder = json.JSONDecoder(parse_int=_number, parse_constant=str)
    at = 0
    while (at := _next(text, at)) < len(text):
        line = text.count("\n", 0, at) + 1
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise Unfit(f"this is no JSON: {error.msg}", error.lineno) from None
        except RecursionError:
            raise Unfit("this is nested deeper than any notification", line) from None
        if _is_deeper(value, DEEPEST):
            raise Unfit("this is nested deeper than any notification", line)
        for one in cast("list[object]", value) if isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                raise Unfit("a JSON object is expected here", line)
            yield cast("dict[str, object]", one)


def _next(text: str, at: int) -> int:
    """Where the next value begins: behind blanks, line ends and marks of byte order."""
    while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
        at += 1
    return at


def _number(digits: str) -> int | str:
    """A whole number; as a text where nobody would count that far."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits[:_MOST_DIGITS]


def _is_deeper(value: object, levels: int) -> bool:
    """True where lists and objects stand in each other more than so many levels deep."""
    row: list[object] = [value]
    for _ in range(levels):
        inner: list[object] = []
        for one in row:
            if isinstance(one, dict):
                inner.extend(cast("dict[str, object]", one).values())
            elif isinstance(one, list):
                inner.extend(cast("list[object]", one))
        if not inner:
            return False
        row = inner
    return True
