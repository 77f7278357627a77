"""Alerting rules of Prometheus and what is like it: plain `groups:`, PrometheusRule and other resources, lists of them, JSON.

A rule is whatever stands in a list `rules:` and has an `alert:`, however deep; so values of charts are understood, too. Each
document of a file is read by itself: one that is no YAML is named, the rest is read. Aliases are followed, as Prometheus does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from noa_status.model.alert import AlertRule, RunbookLink, is_template
from noa_status.problems import Place, Problem
from noa_status.records.front_matter import decode
from noa_status.records.plain_yaml import Raw
from noa_status.records.yaml_events import MANY, Composed, Path, compose

MAX_BYTES = 8_000_000
ANNOTATIONS = ("runbook_url", "runbook")
"""The annotations that name a runbook."""

_MAX_DEPTH = 100
_MARK = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
_HAS_ALERT = re.compile(r"""\balert["']?[ \t]*:""")
_HELM = re.compile(r"\{\{-|\{\{ *(?:if|else|end|range|with|define|include|template|block|tpl|/\*|\.Values|\.Release|\$\w+ *:=)")
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


class RuleFile(NamedTuple):
    """What a file holds. `text` has line feeds alone, whatever `line_end` the file has."""

    path: str
    text: str
    line_end: str
    rules: tuple[AlertRule, ...]
    problems: tuple[Problem, ...]


def read_rules(path: str, data: bytes, *, is_named: bool = True) -> RuleFile:
    """The alerting rules of a file. In one that nobody named (it lies in a folder), only documents with an `alert:` count."""
    decoded = decode(data, path, most=MAX_BYTES)
    if isinstance(decoded, Problem):
        return RuleFile(path, "", "\n", (), (decoded,))
    rules: list[AlertRule] = []
    problems: list[Problem] = []
    for first_line, text in documents(decoded):
        if len(problems) > MANY:
            break
        if not (is_named or _HAS_ALERT.search(text)):
            continue
        made = _in_document(path, first_line, text)
        rules += (one for one in made if isinstance(one, AlertRule))
        problems += (one for one in made if isinstance(one, Problem))
    line_end = "\r\n" if b"\r\n" in data else "\n"
    return RuleFile(path, decoded, line_end, tuple(sorted(rules, key=lambda rule: rule.place)), tuple(problems))


def documents(text: str) -> Iterator[tuple[int, str]]:
    """The YAML documents of a text, each with the line that it begins in (from 1). Those without content are passed over."""
    lines = text.split("\n")
    begins, has_content = 0, False
    for number, line in enumerate(lines):
        if line.startswith(("---", "...")) and _MARK.match(line):
            if has_content:
                yield begins + 1, "\n".join(lines[begins:number])
            begins = number + (line[0] == ".")
            has_content = bool(line[3:].split("#")[0].strip())
        elif line and not has_content and line[0] != "%":
            has_content = bool(line.split("#")[0].strip())
    if has_content:
        yield begins + 1, "\n".join(lines[begins:])


def _in_document(path: str, first_line: int, text: str) -> list[AlertRule | Problem]:
    composed = compose(_with_whole_characters(text), path, first_line=first_line, max_depth=_MAX_DEPTH, follow_aliases=True)
    if not composed.is_read and (match := _HELM.search(text)):
        return [_template(path, first_line, text, match.start())]
    found: list[AlertRule | Problem] = [
        problem if not composed.is_read else msgspec.structs.replace(problem, level="warning") for problem in composed.problems
    ]
    found += _rules(composed, path)
    return found


def _with_whole_characters(text: str) -> str:
    """JSON may write a character as two escapes that are none by themselves, and YAML knows no such thing."""
    if "\\ud" not in text.lower():
        return text

    return _SURROGATES.sub(lambda match: json.loads(f'"{match[0]}"'), text)


def _template(path: str, first_line: int, text: str, offset: int) -> Problem:
    line = text.count("\n", 0, offset)
    column = offset - text.rfind("\n", 0, offset)
    return Problem(
        code="helm-template",
        level="warning",
        place=Place(path, first_line + line, column, 2),
        says="a template, and no YAML before it is filled in: the alerts in it are not read",
        hint="look at what comes of it: helm template CHART | noa-status alerts -",
    )


def _rules(composed: Composed, path: str) -> Iterator[AlertRule | Problem]:
    seen: set[int] = set()
    pending: list[tuple[Path, Raw]] = [((), composed.value)]
    while pending:
        at, raw = pending.pop()
        # What aliases repeat is looked at once: a small file can stand for more than any memory holds.
        if not isinstance(raw, (dict, list)) or id(raw) in seen:
            continue
        seen.add(id(raw))
        items: Iterable[tuple[str | int, Raw]] = raw.items() if isinstance(raw, dict) else enumerate(raw)
        pending += reversed([((*at, step), value) for step, value in items])
        if at[-2:-1] == ("rules",) and isinstance(raw, dict) and "alert" in raw:
            yield _rule(raw, at, composed, path)


def _rule(raw: dict[str, Raw], at: Path, composed: Composed, path: str) -> AlertRule | Problem:
    def place(*steps: str, of_key: bool = False) -> Place:
        return Place(path, *composed.spot((*at, *steps), of_key=of_key))

    name = raw["alert"]
    if not isinstance(name, str) or not name.strip():
        says = "a rule whose alert has no name"
        return Problem(code="alert-without-name", place=place("alert", of_key=True), says=says, hint="alert: ApiLatencyHigh")
    if is_template(name):
        says = "the alert's name is filled in later, so nobody can tell which runbook it has"
        hint = "look at what comes of it: helm template CHART | noa-status alerts -"
        return Problem(code="helm-template", level="warning", place=place("alert"), says=says, hint=hint)
    labels, annotations = _fields(raw.get("labels")), _fields(raw.get("annotations"))
    severity = labels.get("severity")
    written = raw.get("annotations")
    first = next(iter(written), None) if isinstance(written, dict) else None
    return AlertRule(
        name=name.strip(),
        place=place("alert"),
        severity=severity.strip() if isinstance(severity, str) and not is_template(severity) else "",
        severity_place=place("labels", "severity") if "severity" in labels else None,
        links=tuple(
            RunbookLink(annotation=key, written=_text(annotations[key]), place=place("annotations", key))
            for key in ANNOTATIONS
            if key in annotations
        ),
        has_annotations="annotations" in raw,
        annotations_at=None if first is None else place("annotations", first, of_key=True),
    )


def _fields(raw: Raw) -> dict[str, Raw]:
    """A mapping with what it takes over from others by `<<`, one step far."""
    if not isinstance(raw, dict):
        return {}
    merged = raw.get("<<")
    others = merged if isinstance(merged, list) else [merged]
    taken = {key: value for other in reversed(others) if isinstance(other, dict) for key, value in other.items()}
    return taken | raw if taken else raw


def _text(raw: Raw) -> str:
    return raw if isinstance(raw, str) else ""
