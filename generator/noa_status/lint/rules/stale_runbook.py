"""stale-runbook: a runbook or playbook was not tested for longer than it says itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from noa_status.lint.months import day_after
from noa_status.lint.places import in_book
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.runbook import Playbook, Runbook

rule = Rule()


@rule.each_book
def check(book: Runbook | Playbook, now: datetime) -> Iterator[Finding]:
    """Names the day of the last test, or the promise where no test is recorded."""
    every = book.review_every or (book.review_in if isinstance(book, Runbook) else None)
    if every is None:
        return
    last, field = _last(book)
    if last is None:
        says = f"it is to be tested every {lasting(every)}, and no test is recorded"
        hint = f"{book.owner or 'its owner'} tests it and adds `last_tested: {now:%Y-%m-%d}`"
        yield rule.problem(at=in_book(book, "review_every:" if book.review_every else "review_in:"), says=says, hint=hint)
    elif now.date() > (due := day_after(last, every)):
        says = f"its test is {lasting(now.date() - due)} overdue (every {lasting(every)})"
        yield rule.problem(
            at=in_book(book, field), says=says, hint=f"{book.owner or 'its owner'} tests it and writes the new day"
        )


def _last(book: Runbook | Playbook) -> tuple[date | None, str]:
    """The newest of the days that a test or a review is recorded for, and its field."""
    days = [(book.last_tested, "last_tested:")]
    if isinstance(book, Runbook):
        days.append((book.last_reviewed_on, "last_reviewed_on:"))
    known = [(day, field) for day, field in days if day is not None]
    return max(known, default=(None, ""))
