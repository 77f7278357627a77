"""One YAML text made into a value of the model, with the places of what is wrong in it.

The plain reader answers for nearly every file; the events are walked only where it does not, or where a place is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TypeVar

import msgspec

from noa_status.problems import Place, Problem
from noa_status.problems.problem import Level
from noa_status.records.convert import convert, convert_partly
from noa_status.records.faults import Fault
from noa_status.records.plain_yaml import Raw, read_plain
from noa_status.records.scalars import MISSING
from noa_status.records.yaml_events import MANY, Composed, Path, compose

_LONG = 200
WARNINGS = frozenset({"foreign-field", "language-not-shown", "missing-rules", "unknown-person"})

S = TypeVar("S", bound=msgspec.Struct)
Rules = Callable[[S], Iterable[Fault]]


class Document:
    """A YAML text of a file: `raw` is what stands in it, `problems` what keeps it from being read or made into a value."""

    def __init__(self, text: str, path: str, *, first_line: int = 1) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.problems: list[Problem] = []
        self._composed: Composed | None = None
        # Where a path of what is converted leads in what was written: the same, unless something was laid beneath it.
        self.where: Callable[[Path], Path] = lambda path: path
        self._lines: list[str] | None = None
        plain = read_plain(text)
        if plain is not None:
            self.raw: Raw = plain
            self.is_read = True
        else:
            composed = self.composed()
            self.raw = composed.value
            self.is_read = composed.is_read and not composed.problems
            self.problems.extend(composed.problems)

    def composed(self) -> Composed:
        """The text read with places."""
        if self._composed is None:
            self._composed = compose(self.text, self.path, first_line=self.first_line)
        return self._composed

    def value(self, to: type[S], rules: Rules[S] | None = None, **stand_ins: Any) -> S | None:
        """The value of type `to`, or None where an error keeps it from being one; faults go to `problems`.

        `rules` look at the whole value. They are asked even where some fields could not be read (`stand_ins` fill those that are
        required), so that one run names everything; what they say of such a field is left out.
        """
        if not self.is_read and self.raw is None:
            return None
        faults: list[Fault] = []
        raw = self.raw if self.raw is not None else {}
        value = convert(raw, to, faults)
        if rules is not None and isinstance(raw, dict):
            faulty = {fault.path[:1] for fault in faults if fault.code not in WARNINGS}
            partly = convert_partly(raw, to, stand_ins) if value is MISSING else value
            faults.extend(islice((fault for fault in rules(partly) if fault.path[:1] not in faulty), MANY))
        before = len(self.problems)
        self.add(faults)
        is_sound = all(problem.level == "warning" for problem in self.problems[before:])
        return value if self.is_read and is_sound and value is not MISSING else None

    def add(self, faults: Iterable[Fault]) -> None:
        """Turns faults into problems with places: the first hundred, and how many more there are."""
        faults = list(faults)
        self.problems.extend(self.problem(fault) for fault in faults[:MANY])
        if len(faults) > MANY:
            says = f"and {len(faults) - MANY} more problems in this file"
            self.problems.append(Problem(code="many-problems", place=self.place(()), says=says, hint="put the first ones right"))

    def problem(self, fault: Fault) -> Problem:
        """A fault with its place, and the line as it would be right."""
        place = self.place(fault.path, of_key=fault.of_key)
        level: Level = "warning" if fault.code in WARNINGS else "error"
        return Problem(
            code=fault.code,
            level=level,
            place=place,
            says=fault.says,
            fix=self._mended(place, fault.fix),
            hint=fault.hint,
            edit=fault.fix if fault.is_certain and fault.fix and place.length else None,
        )

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where a path of this document stands."""
        spot = self.composed().spot(self.where(path), of_key=of_key)
        return Place(self.path, spot.line, spot.column, spot.length)

    def _mended(self, place: Place, fix: str) -> str:
        if not fix or not place.length:
            return fix
        if self._lines is None:
            self._lines = self.text.split("\n")
        line = self._lines[place.line - self.first_line]
        return fix if len(line) > _LONG else (line[: place.column - 1] + fix + line[place.column - 1 + place.length :]).strip()
