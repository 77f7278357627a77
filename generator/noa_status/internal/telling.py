"""The small phrases that internal pages share: instants, ages, deadlines and marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from noa_status.internal.values import Instant, Mark
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Impact
from noa_status.model.policy import Policy
from noa_status.words.durations import duration_in_words
from noa_status.words.instants import clock_in_words, date_in_words, instant_in_words, machine_time
from noa_status.words.statuses import component_status_in_words

_STATUS_MARKS = {
    ComponentStatus.OPERATIONAL: "ok",
    ComponentStatus.UNDER_MAINTENANCE: "maint",
    ComponentStatus.DEGRADED_PERFORMANCE: "degraded",
    ComponentStatus.PARTIAL_OUTAGE: "partial",
    ComponentStatus.MAJOR_OUTAGE: "major",
}
_IMPACT_MARKS = {Impact.CRITICAL: "major", Impact.MAJOR: "partial", Impact.MINOR: "degraded", Impact.NONE: "none"}
_DAY = timedelta(days=1)
_MONTHS_FROM = 90
_YEARS_FROM = 730


@lru_cache(maxsize=65_536)
def instant(at: datetime, now: datetime | None = None) -> Instant:
    """An instant in words: the time alone where it is the same UTC day as `now`, else with its date."""
    short = now is not None and at.astimezone(UTC).date() == now.astimezone(UTC).date()
    return Instant(iso=machine_time(at), words=clock_in_words(at) if short else instant_in_words(at))


def day(on: date) -> Instant:
    """A day in words."""
    return Instant(iso=machine_time(on), words=date_in_words(on))


def length(of: timedelta) -> str:
    """A duration as one reads it: the two greatest units, no seconds past the first minute."""
    words = duration_in_words(max(of, timedelta(0)), whole_minutes=True).split(" ")
    return " ".join(words[:4])


def days(of: timedelta) -> str:
    """A long duration as one speaks of it: `3 days`, `5 months`, `2 years`; `less than a day`."""
    number = of // _DAY
    if number == 0:
        return "less than a day"
    if number < _MONTHS_FROM:
        return counted(number, "day")
    return counted(number // 30, "month") if number < _YEARS_FROM else counted(number // 365, "year")


def rhythm(every: timedelta) -> str:
    """How often: `every 6 months`, `every 45 days`. Records tell months and years as 30 and 365 days."""
    for length, noun in ((365, "year"), (30, "month"), (1, "day")):
        if every.days and every.days % length == 0:
            return "every " + counted(every.days // length, noun).removeprefix("1 ")
    return "every " + duration_in_words(every).removeprefix("1 ")


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 incident`, `3 incidents`."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def distance(due_at: datetime, now: datetime) -> str:
    """`in 4 minutes`, `now`, or `12 minutes overdue`."""
    if abs(due_at - now) < timedelta(minutes=1):
        return "now"
    return f"in {length(due_at - now)}" if due_at > now else f"{length(now - due_at)} overdue"


def ago(at: datetime, now: datetime) -> str:
    """`4 minutes ago`, or `now`."""
    return "now" if now - at < timedelta(minutes=1) else f"{length(now - at)} ago"


def in_a_list(parts: Sequence[str]) -> str:
    """`A, B`: names one after the other, empty ones left out."""
    return ", ".join(part for part in parts if part)


def severity_mark(id: str | None, policy: Policy) -> Mark:
    """The mark of a severity: its shape is that of the impact which the policy says it has."""
    for severity in policy.severities:
        if severity.id == id:
            return Mark(kind=_IMPACT_MARKS[severity.impact], word=f"{severity.id} {severity.name}")
    return Mark(kind="none", word=id or "No severity")


def status_mark(status: ComponentStatus, name: str = "") -> Mark:
    """The mark of a component's status; with a name the word is the component's."""
    word = component_status_in_words(status.value)
    return Mark(kind=_STATUS_MARKS[status], word=f"{name}: {word.lower()}" if name else word)


def title_of_role(id: str, policy: Policy) -> str:
    """The name of a role."""
    for role in policy.roles:
        if role.id == id:
            return role.name
    return id.replace("_", " ").capitalize()
