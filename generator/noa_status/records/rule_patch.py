"""The lines that give each rule its `runbook_url`, as a patch that `git apply` and `patch` take. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noa_status.model.alert import AlertRule
from noa_status.records.alert_rules import RuleFile

_CONTEXT = 3


class Addition(NamedTuple):
    """Lines to put in behind a line of a file (0: before the first)."""

    after: int
    lines: tuple[str, ...]


def addition_for(rule: AlertRule, file: RuleFile, url: str) -> Addition | None:
    """Where a rule's `runbook_url` would stand; None where the annotations or the rule are written in one line, or as JSON."""
    lines = file.text.split("\n")
    if rule.annotations_at is not None:
        before = _before(lines, rule.annotations_at.line, rule.annotations_at.column)
        if before is None or before.strip():
            return None
        return Addition(rule.annotations_at.line - 1, (f"{before}runbook_url: {url}",))
    before = _key_before(lines, rule)
    if rule.has_annotations or before is None or before.strip(" -"):
        return None
    indent = " " * len(before)
    return Addition(rule.place.line, (f"{indent}annotations:", f"{indent}  runbook_url: {url}"))


def patch_of(file: RuleFile, additions: Iterable[Addition]) -> Iterator[str]:
    """The lines of the patch of one file; none where nothing is added."""
    ordered = sorted(additions)
    if not ordered:
        return
    lines = file.text.split("\n")
    has_end = lines[-1] == ""
    if has_end:
        lines.pop()
    path = file.path.removeprefix("./")
    yield f"--- a/{path}"
    yield f"+++ b/{path}"
    added = 0
    for group in _groups(ordered):
        start, end = max(group[0].after - _CONTEXT, 0), min(group[-1].after + _CONTEXT, len(lines))
        new = sum(len(addition.lines) for addition in group)
        yield f"@@ -{start + 1},{end - start} +{start + 1 + added},{end - start + new} @@"
        added += new
        at = start
        for addition in group:
            yield from _kept(lines, at, addition.after, file, has_end=has_end)
            yield from (f"+{line}{file.line_end[:-1]}" for line in addition.lines)
            at = addition.after
        yield from _kept(lines, at, end, file, has_end=has_end)


def _kept(lines: list[str], start: int, end: int, file: RuleFile, *, has_end: bool) -> Iterator[str]:
    for number in range(start, end):
        is_last = number + 1 == len(lines)
        yield f" {lines[number]}{file.line_end[:-1] if has_end or not is_last else ''}"
        if is_last and not has_end:
            yield "\\ No newline at end of file"


def _groups(additions: list[Addition]) -> Iterator[list[Addition]]:
    """Additions whose surroundings touch stand in one hunk."""
    group: list[Addition] = []
    for addition in additions:
        if group and addition.after - group[-1].after > 2 * _CONTEXT:
            yield group
            group = []
        group.append(addition)
    yield group


def _before(lines: list[str], line: int, column: int) -> str | None:
    """What stands before a key in its line; None where the key is in quotes, as in JSON."""
    text = lines[line - 1] if line <= len(lines) else ""
    return None if text[column - 1 : column] in ("", '"', "'") else text[: column - 1]


def _key_before(lines: list[str], rule: AlertRule) -> str | None:
    """What stands before the key `alert`; None where its value does not end its line."""
    text = lines[rule.place.line - 1]
    before, key, _ = text.partition("alert:")
    ends = text[rule.place.column - 1 + rule.place.length :].split(" #")[0].strip() == ""
    return before if key and rule.place.length and ends else None
