"""What of all problems is told: as `status.yml` sets it, without what is waived, and with what is wrong with waivers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from noa_status.lint import waivers
from noa_status.lint.change_rules import CHANGE_CODES
from noa_status.lint.places import At, place_of
from noa_status.model.incident import Incident
from noa_status.model.lint_settings import Setting
from noa_status.model.site import Repository, Site
from noa_status.problems import Problem
from noa_status.problems.problem import Level

_LEVELS: dict[Setting, Level] = {Setting.WARNING: "warning", Setting.ERROR: "error"}
STATUS = "status.yml"


def allowed(
    repository: Repository,
    found: Sequence[Problem],
    fixed: Sequence[Problem],
    codes: Collection[str],
    now: datetime,
    text: Callable[[str], str],
    *,
    only: Collection[str] | None = None,
) -> Iterator[Problem]:
    """The problems that remain of `found`, all that are `fixed` (errors of reading), and what is wrong with waivers.

    `codes` are those that may be waived; `text` gives a file's text. With `only`, records in
    other folders were not looked at.
    """
    site = repository.site
    status = text(STATUS) if site.lint.rules or site.lint.waivers else ""
    yield from fixed
    yield from _unknown_settings(site, status, codes)
    standing: list[waivers.Allowed] = []
    for one in (*waivers.of_site(site, status), *_in_files(repository, text, only)):
        wrong = one if isinstance(one, Problem) else waivers.faults_of(one, codes, now)
        if wrong is not None:
            yield wrong
        elif isinstance(one, waivers.Allowed):
            standing.append(one)
    used: set[waivers.Allowed] = set()
    yield from waivers.waived(_as_set(found, site), standing, used)
    broken = {problem.place.path for problem in fixed}
    halves = {half.folder for half in repository.halves}
    in_part = bool(broken) or only is not None
    for waiver in standing:
        # A record that cannot be read is looked at by no rule; and a change is over when it is merged, its waiver stays.
        if (
            waiver not in used
            and waiver.waiver.rule not in CHANGE_CODES
            and not (in_part if waiver.of_site else waiver.place.path in broken or _folder(waiver) in halves)
        ):
            yield waivers.unused(waiver)


def looked_at(repository: Repository, only: Collection[str] | None) -> Iterator[Incident]:
    """The records in these folders, or all; those with an error, without what is broken in them, last."""
    found = (*repository.incidents, *repository.halves)
    return (incident for incident in found if only is None or incident.folder in only)


def _folder(waiver: waivers.Allowed) -> str:
    """The folder of the record in which a waiver stands."""
    return waiver.place.path.partition("/updates/")[0].removesuffix("/incident.yml")


def _as_set(found: Iterable[Problem], site: Site) -> Iterator[Problem]:
    for problem in found:
        setting = site.lint.rules.get(problem.code)
        if setting is None:
            yield problem
        elif setting is not Setting.OFF:
            yield msgspec.structs.replace(problem, level=_LEVELS[setting])


def _unknown_settings(site: Site, status: str, codes: Collection[str]) -> Iterator[Problem]:
    for code in site.lint.rules:
        if code not in codes:
            place = place_of(At(STATUS, ("lint:", "rules:", code)), status)
            yield waivers.unknown_rule(code, codes, place)


def _in_files(
    repository: Repository, text: Callable[[str], str], only: Collection[str] | None
) -> Iterator[waivers.Allowed | Problem]:
    for incident in looked_at(repository, only):
        names = ["incident.yml", *(f"updates/{update.id}.md" for update in incident.updates)]
        names += (name for name in incident.text_ids if not name.startswith("postmortem.public"))
        for name in names:
            path = f"{incident.folder}/{name}"
            if "noa-status:" in (content := text(path)):
                yield from waivers.in_file(path, content)
    for book in (*repository.runbooks, *repository.playbooks):
        if "noa-status:" in (content := text(book.path)):
            yield from waivers.in_file(book.path, content)
