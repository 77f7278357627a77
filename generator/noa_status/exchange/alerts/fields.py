"""The fields of a JSON object that somebody sent: each given as what it should be, and named where it is something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urljoin, urlsplit

from noa_status.records.faults import shortened
from noa_status.records.instants import YEARS, Unreadable, parse_instant

LONGEST = 200
MOST = 500
MOST_LABELS = 100
_ZERO_TIME = "0001-01-01T00:00:00"
_LONGEST_LINK = 1_000
_LINK = re.compile(r"https?://[^\s<>\"'`{}|\\^@]+", re.IGNORECASE)
# The least number that counts in this unit: what is told in it lies after 1973, and a second's is of 1970 to 5138.
_UNITS = ((10**17, 10**9), (10**14, 10**6), (10**11, 10**3))


def one_line(text: str, longest: int = LONGEST) -> str:
    """A text in one line of letters that can be seen, cut where it is longer."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * longest])
    line = " ".join(seen.split())
    return line if len(line) <= longest else line[: longest - 3].rstrip() + "..."


class Fields:
    """A JSON object; `at` is where it stands (`alerts[2].labels`), `faults` gathers what is wrong for all that come of it."""

    def __init__(self, raw: Mapping[str, object], at: str, faults: list[str]) -> None:
        self.raw, self.at, self.faults = raw, at, faults

    def has(self, *names: str) -> bool:
        """True where all of these fields are there, whatever they are."""
        return all(name in self.raw for name in names)

    def text(self, name: str, longest: int = LONGEST) -> str:
        """A text, in one line; a number or a yes or no as it is written. Empty where there is none."""
        value = self.raw.get(name)
        if value is None:
            return ""
        if isinstance(value, (str, int, float)):
            return one_line(_written(value), longest)
        self._fault(name, "no text")
        return ""

    def texts(self, name: str) -> dict[str, str]:
        """An object of texts, such as labels. What is no text in it is named and left out."""
        inner = self.object(name)
        names = list(inner.raw)
        if len(names) > MOST_LABELS:
            self._fault(name, f"more than {MOST_LABELS} texts: the others are left out")
        return {shown: inner.text(key) for key in names[:MOST_LABELS] if (shown := one_line(key))}

    def object(self, name: str) -> Fields:
        """An object; an empty one where there is none."""
        value = self.raw.get(name)
        if value is not None and not isinstance(value, dict):
            self._fault(name, "no object")
        raw = cast("dict[str, object]", value) if isinstance(value, dict) else {}
        return Fields(raw, self._at(name), self.faults)

    def objects(self, name: str) -> Iterator[Fields]:
        """The objects of a list, which may be missing."""
        for index, value in enumerate(self._list(name)):
            if isinstance(value, dict):
                yield Fields(cast("dict[str, object]", value), f"{self._at(name)}[{index}]", self.faults)
            else:
                self._fault(f"{name}[{index}]", "no object")

    def words(self, name: str) -> list[str]:
        """The texts of a list, which may be missing."""
        listed = self._list(name)
        inner = Fields({str(index): value for index, value in enumerate(listed)}, self._at(name), self.faults)
        return [word for index in range(len(listed)) if (word := inner.text(str(index)))]

    def instant(self, name: str) -> datetime | None:
        """An instant: a text with a zone, or a number that counts seconds, milli-, micro- or nanoseconds since 1970.

        None where there is none, and for the zero time that stands for none.
        """
        value = self.raw.get(name)
        if value is None or value == "" or value == 0 or (isinstance(value, str) and value.startswith(_ZERO_TIME)):
            return None
        if isinstance(value, str) and not re.fullmatch(r"\d{9,20}", value, re.ASCII):
            try:
                return parse_instant(value[:50])
            except Unreadable as error:
                self._fault(name, f"no instant ({error.says})", value)
                return None
        at = _since_1970(value)
        if at is None:
            self._fault(name, "no instant", value)
        return at

    def link(self, name: str, base: str = "") -> str:
        """An address on the web, made whole by `base`; empty where it is another's or none. It has no password in it."""
        value = self.raw.get(name)
        if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_LINK:
            return ""
        try:
            whole = urljoin(base, value.strip())
            return whole if _LINK.fullmatch(whole) and urlsplit(whole).hostname else ""
        except ValueError:
            return ""

    def _list(self, name: str) -> list[object]:
        value = self.raw.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self._fault(name, "no list")
            return []
        listed = cast("list[object]", value)
        if len(listed) > MOST:
            self._fault(name, f"a list of {len(listed):,}: what comes after the first {MOST} is left out")
        return listed[:MOST]

    def _at(self, name: str) -> str:
        return f"{self.at}.{name}" if self.at else name

    def _fault(self, name: str, says: str, value: object = None) -> None:
        told = "" if value is None else f": {shortened(one_line(_written(value)))}"
        self.faults.append(f"`{one_line(self._at(name))}` is {says}{told}")


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def _since_1970(value: object) -> datetime | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        number = int(value)
        unit = next((unit for least, unit in _UNITS if abs(number) >= least), 1)
        at = datetime.fromtimestamp(number // unit, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.year in YEARS else None
