"""stale-runbook: a runbook or playbook was not tested for longer than it says itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from noa_status.lint.places import in_book
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.freshness import Freshness, freshness_of
from noa_status.model.runbook import Playbook, Runbook

rule = Rule()


@rule.each_book
def check(book: Runbook | Playbook, now: datetime) -> Iterator[Finding]:
    """Names the day of the last test, or the promise where no test is recorded."""
    freshness = freshness_of(book)
    every, due = freshness.every, freshness.due_on
    if every is None or not freshness.is_stale(now):
        return
    if due is None:
        says = f"it is to be tested every {lasting(every)}, and no test is recorded"
        hint = f"{book.owner or 'its owner'} tests it and adds `last_tested: {now:%Y-%m-%d}`"
        yield rule.problem(at=in_book(book, "review_every:" if book.review_every else "review_in:"), says=says, hint=hint)
    else:
        says = f"its test is {lasting(now.date() - due)} overdue (every {lasting(every)})"
        hint = f"{book.owner or 'its owner'} tests it and writes the new day"
        yield rule.problem(at=in_book(book, _field(book, freshness)), says=says, hint=hint)


def _field(book: Runbook | Playbook, freshness: Freshness) -> str:
    """The field that has the newest of the days that a test or a review is recorded for."""
    is_test = freshness.last_on == book.last_tested or not isinstance(book, Runbook)
    return "last_tested:" if is_test else "last_reviewed_on:"
