"""Waivers: what is allowed although a rule names it. Each has a reason; one that is of no use is itself named.

They stand in `status.yml`, or in the file that they are for: `# noa-status: allow RULE: reason` in YAML and front matter,
`<!-- noa-status: allow RULE: reason -->` in the Markdown of internal texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from fnmatch import fnmatchcase

import msgspec

from noa_status.lint.places import At, body_start, place_at, place_of
from noa_status.lint.telling import nearest
from noa_status.model import lint_settings
from noa_status.model.site import Site
from noa_status.problems import Place, Problem
from noa_status.problems.problem import Level

_OURS = re.compile(r"noa-status:[ \t]*(?P<words>[^\n]*)")
_COMMENT = re.compile(rf"(?:^|(?<=\s))#[ \t]*{_OURS.pattern}", re.MULTILINE)
_HTML = re.compile(r"<!--\s*noa-status:[ \t]*(?P<words>.*?)\s*-->", re.DOTALL)
_ALLOW = re.compile(r"allow\s+(?P<rule>[\w-]+)(?:\s*:\s*(?P<reason>.*))?", re.DOTALL)
_PUBLIC = re.compile(r"/updates/[^/]+$|/postmortem\.public(\.\w+)?\.md$")


class Allowed(msgspec.Struct, frozen=True, kw_only=True):
    """A waiver with the place where it stands. Without `of_site` it is for the file in which it stands alone."""

    waiver: lint_settings.Waiver
    place: Place
    of_site: bool = False
    in_one_line: bool = False

    def covers(self, problem: Problem) -> bool:
        """True where it is a waiver for this problem."""
        path = problem.place.path
        if self.waiver.rule != problem.code:
            return False
        if not self.of_site:
            return path == self.place.path
        names = (part.rpartition(".md")[0] or part for part in path.split("/"))
        return fnmatchcase(path, self.waiver.where) or self.waiver.where in names


def of_site(site: Site, text: str) -> Iterator[Allowed]:
    """The waivers of `status.yml`, whose text is given."""
    for waiver in site.lint.waivers:
        place = place_of(At("status.yml", ("lint:", "waivers:", waiver.where)), text)
        yield Allowed(waiver=waiver, place=place, of_site=True)


def in_file(path: str, text: str) -> Iterator[Allowed | Problem]:
    """The waivers in a file, and what was meant to be one. In public texts only the front matter is looked at."""
    start = body_start(text) if path.endswith(".md") else len(text)
    found = list(_COMMENT.finditer(text, 0, start))
    if path.endswith(".md") and not _PUBLIC.search(path):
        found += _HTML.finditer(text, start)
    for match in found:
        place = place_at(text, match.start(), path, len(match[0].partition("\n")[0].rstrip()))
        allow = _ALLOW.fullmatch(match["words"].strip())
        if allow is None:
            says = f'this is no waiver: "{match["words"].strip()[:60]}"'
            yield _problem("waiver-not-understood", place, says, hint="noa-status: allow RULE: why it is right here")
        else:
            reason = " ".join((allow["reason"] or "").split())
            waiver = lint_settings.Waiver(rule=allow["rule"], where=path, reason=reason)
            yield Allowed(waiver=waiver, place=place, in_one_line="\n" not in match[0])


def faults_of(allowed: Allowed, codes: Collection[str], now: datetime) -> Problem | None:
    """What keeps a waiver from being in force at `now`, or None. `codes` are all that may be waived."""
    waiver = allowed.waiver
    if waiver.rule not in codes:
        return unknown_rule(waiver.rule, codes, allowed.place)
    if not waiver.reason.strip():
        says = f"why is {waiver.rule} right here? a waiver without a reason is none"
        return _problem("waiver-without-reason", allowed.place, says, hint="the reason is for whoever reads this in a year")
    if waiver.until is not None and now.date() > waiver.until:
        return _problem(
            "waiver-expired",
            allowed.place,
            f"this held until {waiver.until}, so {waiver.rule} is named again",
            level="warning",
            hint="put right what it is about and remove it, or say why it takes longer",
        )
    return None


def unknown_rule(code: str, codes: Collection[str], place: Place) -> Problem:
    """Names a rule that is not there, or that nobody may waive."""
    meant = nearest(code, codes)
    hint = f'did you mean "{meant}"? ' if meant else ""
    says = f'there is no rule "{code}" that could be waived or set'
    return _problem("unknown-rule", place, says, fix=meant, hint=f"{hint}errors of reading always count")


def unused(allowed: Allowed) -> Problem:
    """Names a waiver that waives nothing."""
    says = f"nothing here is named by {allowed.waiver.rule}, so this waives nothing"
    problem = _problem("unused-waiver", allowed.place, says, level="warning", hint="remove it")
    return msgspec.structs.replace(problem, edit="") if allowed.in_one_line else problem


def waived(problems: Iterable[Problem], waivers: Collection[Allowed], used: set[Allowed]) -> Iterator[Problem]:
    """The problems that no waiver is for. Waivers that waive something are added to `used`."""
    by_rule: dict[str, list[Allowed]] = {}
    for allowed in waivers:
        by_rule.setdefault(allowed.waiver.rule, []).append(allowed)
    for problem in problems:
        covering = [allowed for allowed in by_rule.get(problem.code, ()) if allowed.covers(problem)]
        used.update(covering)
        if not covering:
            yield problem


def _problem(code: str, place: Place, says: str, *, level: Level = "error", fix: str = "", hint: str = "") -> Problem:
    return Problem(code=code, level=level, place=place, says=says, fix=fix, hint=hint)
