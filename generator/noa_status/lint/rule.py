"""Rule: what one module of `rules/` registers its check with."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from noa_status.lint.places import At
from noa_status.problems import Place
from noa_status.problems.problem import Level

Subject = Literal["incident", "message", "public text", "book", "repository"]
Check = Callable[..., Iterator["Finding"]]

GIVEN = frozenset({"repository", "site", "policy", "now", "text"})
"""What a check may ask for by the name of a parameter, besides its subject, which comes first. `text` gives a file's text."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found. The runner makes a Problem of it: it knows the rule's id, and finds the place in the file's text."""

    at: At | Place
    says: str
    fix: str = ""
    hint: str = ""


class Rule:
    """A rule: its level, and its checks with what each of them looks at.

    A rule `of_plan` holds people to what the plan promises: drills are spared, and records that were brought over from elsewhere.
    """

    def __init__(self, *, level: Level = "warning", of_plan: bool = False) -> None:
        self.level: Level = level
        self.of_plan = of_plan
        self.checks: list[tuple[Subject, Check, tuple[str, ...]]] = []

    def each_incident(self, check: Check) -> Check:
        """Registers a check of every incident, maintenance and drill."""
        return self._register("incident", check)

    def each_message(self, check: Check) -> Check:
        """Registers a check of every update's text, each translation by itself."""
        return self._register("message", check)

    def each_public_text(self, check: Check) -> Check:
        """Registers a check of everything that the public reads of a record: its title, its updates, its public post-mortem."""
        return self._register("public text", check)

    def each_book(self, check: Check) -> Check:
        """Registers a check of every runbook and playbook."""
        return self._register("book", check)

    def once(self, check: Check) -> Check:
        """Registers a check of the repository as a whole."""
        return self._register("repository", check)

    def problem(self, *, at: At | Place, says: str, fix: str = "", hint: str = "") -> Finding:
        """What a check yields: where, what is wrong, what the line would be, and what explains it."""
        return Finding(at=at, says=says, fix=fix, hint=hint)

    def _register(self, subject: Subject, check: Check) -> Check:
        names = tuple(inspect.signature(check).parameters)
        wanted: tuple[Any, ...] = names if subject == "repository" else names[1:]
        if not GIVEN.issuperset(wanted):
            raise TypeError(f"{check.__module__}: a check may ask for {', '.join(sorted(GIVEN))}, not for {wanted}")
        self.checks.append((subject, check, wanted))
        return check
