"""Runs every rule over a repository. What lies in `rules/` is a rule: nothing lists them."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from noa_status.lint import rules
from noa_status.lint.allow import allowed, looked_at
from noa_status.lint.change_rules import CHANGE_CODES
from noa_status.lint.messages import Message, public_texts_of
from noa_status.lint.places import At, place_of
from noa_status.lint.rule import Check, Finding, Rule, Subject
from noa_status.model.incident import Incident, Kind
from noa_status.model.site import Repository
from noa_status.model.visibility import is_public
from noa_status.problems import Problem

Text = Callable[[str], str]
"""The text of a file by its path in the repository, with line feeds and without a byte order mark."""


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return {name.replace("_", "-"): import_module(f"{rules.__name__}.{name}").rule for name in names}


def lint(
    repository: Repository,
    now: datetime,
    text: Text,
    *,
    others: Iterable[Problem] = (),
    codes: Collection[str] = (),
    changes: Iterable[Problem] = (),
    only: Collection[str] | None = None,
) -> list[Problem]:
    """Everything that the rules find, and the `others`, in the order of files: set and waived as the repository says.

    `text` gives a file's text, where a rule looks into it. Of `others` (what reading found) only warnings may be waived; `codes`
    are theirs. `changes` are what is wrong with a change, where one was looked at. With `only`, records in other folders are not
    looked at one by one.
    """
    others = list(others)
    found = [
        Problem(code=id, level=rule.level, place=_place(finding, text), says=finding.says, fix=finding.fix, hint=finding.hint)
        for id, rule, finding in _findings(repository, now, text, only)
    ]
    found += (problem for problem in others if problem.level == "warning")
    found += changes
    errors = [problem for problem in others if problem.level == "error"]
    known = {*all_rules(), *codes, *CHANGE_CODES}
    return in_file_order(allowed(repository, found, errors, known, now, text, only=only))


def rules_of_whole_records() -> int:
    """How many rules look at a record as a whole, which is none while it has an error: only its texts are looked at."""
    return len({id for id, *_ in _checks()["incident"]})


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, then code."""
    return sorted(problems, key=lambda problem: (problem.place, problem.code))


def _place(finding: Finding, text: Text) -> Any:
    return place_of(finding.at, text(finding.at.path)) if isinstance(finding.at, At) else finding.at


def _findings(
    repository: Repository, now: datetime, text: Text, only: Collection[str] | None
) -> Iterator[tuple[str, Rule, Finding]]:
    site = repository.site
    given = {"repository": repository, "site": site, "policy": site.policy, "now": now, "text": text}

    def asked(subject: Subject, looked_at: Any, *, spare: bool = False) -> Iterator[tuple[str, Rule, Finding]]:
        first = () if subject == "repository" else (looked_at,)
        for id, rule, check, wanted in _checks()[subject]:
            if not (spare and rule.of_plan):
                for finding in check(*first, **{name: given[name] for name in wanted}):
                    yield id, rule, finding

    halves = {half.folder for half in repository.halves}
    yield from asked("repository", repository)
    for incident in looked_at(repository, only):
        spare = _is_spared(incident)
        if incident.folder not in halves:
            yield from asked("incident", incident, spare=spare)
        told = is_public(incident, site.policy)
        for words in public_texts_of(incident, text):
            if isinstance(words, Message):
                yield from asked("message", words, spare=spare)
            if told:
                yield from asked("public text", words, spare=spare)
    for book in (*repository.runbooks, *repository.playbooks):
        yield from asked("book", book)


@cache
def _checks() -> Mapping[Subject, Sequence[tuple[str, Rule, Check, tuple[str, ...]]]]:
    """The checks by what they look at, in the order of rules."""
    found: dict[Subject, list[tuple[str, Rule, Check, tuple[str, ...]]]] = defaultdict(list)
    for id, rule in all_rules().items():
        for subject, check, wanted in rule.checks:
            found[subject].append((id, rule, check, wanted))
    return found


def _is_spared(incident: Incident) -> bool:
    return incident.kind is Kind.DRILL or incident.imported is not None
