"""YAML with places: libyaml's events, walked without ever recursing into what is too deep to be meant.

Scalars stay texts, so that no YAML 1.1 rule can change a meaning (`no`, `012`, `1:30`, dates); plain `null`, `~` and nothing are
None. Anchors, aliases, tags, duplicate keys and second documents are named, never followed: of records. Files of others may have
anchors; what an alias stands for is then the very object that the anchor names, so that repeating it takes no memory.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from noa_status.problems import Place, Problem
from noa_status.records.plain_yaml import NULLS, Raw
from noa_status.records.yaml_errors import syntax_problem

MAX_DEPTH = 24
MANY = 100
"""How many problems of one text are told: whoever has more looks at the file as a whole."""
Path = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Spot(NamedTuple):
    """Where something stands: line and column count from 1, `length` in characters (0 where it goes over several lines)."""

    line: int
    column: int
    length: int


class Composed(NamedTuple):
    """What a text holds: the raw value (None where it cannot be read), the spots of keys and values by path, the problems."""

    value: Raw
    keys: dict[Path, Spot]
    values: dict[Path, Spot]
    problems: tuple[Problem, ...]
    is_read: bool

    def spot(self, path: Path, *, of_key: bool = False) -> Spot:
        """The place of a path, or of its nearest parent that has one."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, Spot(1, 1, 0))


def compose(text: str, path: str, *, first_line: int = 1, max_depth: int = MAX_DEPTH, follow_aliases: bool = False) -> Composed:
    """Reads one YAML document. `path` and `first_line` say where the text begins, for the places of its problems.

    With `follow_aliases`, anchors are no problem, and several places may hold one object.
    """
    return _Composer(text, path, first_line, max_depth, {} if follow_aliases else None).compose()


class _Stop(Exception):
    """Reading on would make no sense."""


class _Composer:
    def __init__(self, text: str, path: str, first_line: int, max_depth: int, anchors: dict[str, Raw] | None) -> None:
        self.text, self.path, self.offset, self.max_depth = text, path, first_line, max_depth
        self.anchors = anchors
        self.keys: dict[Path, Spot] = {}
        self.values: dict[Path, Spot] = {}
        self.problems: list[Problem] = []
        self.events: Any = yaml.parse(text, Loader=_LOADER)

    def compose(self) -> Composed:
        value: Raw = None
        is_read = False
        try:
            value = self.document()
            is_read = True
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, self.text, self.path, self.offset))
        return Composed(value, self.keys, self.values, tuple(self.problems), is_read)

    def document(self) -> Raw:
        value: Raw = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(
                        "yaml-documents",
                        self.spot(event),
                        "a second YAML document begins here",
                        "one document a file: remove the `---`",
                    )
                    raise _Stop
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, (), 0)
        return value

    def node(self, event: Any, path: Path, depth: int) -> Raw:
        spot = self.spot(event)
        self.values[path] = spot
        if depth > self.max_depth:
            self.problem(
                "yaml-too-deep", spot, f"nested more than {self.max_depth} levels deep", "records are flat; write it as a text"
            )
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            if self.anchors is not None and event.anchor in self.anchors:
                return self.anchors[event.anchor]
            self.problem(
                "yaml-alias", spot, f"an alias: *{_short(event.anchor or '')}", "write the value out; aliases are not followed"
            )
            return None
        if event.anchor is not None and self.anchors is None:
            self.problem(
                "yaml-alias",
                spot,
                f"an anchor: &{_short(event.anchor)}",
                "write the value out where it is needed, and remove the anchor",
            )
        if event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:str"):
            self.problem(
                "yaml-tag", spot, f"a YAML tag: {_short(event.tag)}", "remove the tag; the field decides what its value is"
            )
        value = self.content(event, path, depth)
        if event.anchor is not None and self.anchors is not None:
            self.anchors[event.anchor] = value
        return value

    def content(self, event: Any, path: Path, depth: int) -> Raw:
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.style in (None, "") and event.value in NULLS else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, depth)
        return self.mapping(path, depth)

    def sequence(self, path: Path, depth: int) -> list[Raw]:
        items: list[Raw] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return items
            items.append(self.node(event, (*path, len(items)), depth + 1))
        return items

    def mapping(self, path: Path, depth: int) -> dict[str, Raw]:
        result: dict[str, Raw] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return result
            spot = self.spot(event)
            is_scalar = isinstance(event, yaml.ScalarEvent)
            raw = self.node(event, (*path, ""), depth + 1)
            key = event.value if is_scalar else ""
            if not is_scalar and raw is not None:
                self.problem("yaml-key", spot, "a key that is no plain word", "keys are words: `key: value`")
            inside = (*path, key)
            value = self.node(next(self.events), inside, depth + 1)
            if key in result:
                first = self.keys[inside]
                self.problem(
                    "duplicate-key", spot, f"`{_short(key)}` stands twice", f"keep one; the first is in line {first.line}"
                )
                continue
            self.keys[inside] = spot
            result[key] = value
        return result

    def spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 0
        return Spot(start.line + self.offset, start.column + 1, max(length, 0))

    def problem(self, code: str, spot: Spot, says: str, hint: str) -> None:
        self.problems.append(Problem(code=code, place=Place(self.path, *spot), says=says, hint=hint))
        if len(self.problems) > MANY:
            raise _Stop


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
