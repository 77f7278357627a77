"""Records in a few words, so that a test says only what matters to it. Times are of 2026-11-24 unless a day is named."""

from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import Incident, Kind, Moved, Status, Update, Window
from noa_status.model.policy import Policy
from noa_status.records.convert import convert
from noa_status.records.faults import Fault
from noa_status.records.yaml_events import compose

API = Component(id="api", name="API")


def at(text: str) -> datetime:
    """`10:02` on the day of all examples, or `25T10:02`, or `12-02T22:00`, or `2027-01-01T00:00`."""
    day, _, time = text.rpartition("T")
    return datetime.fromisoformat(f"{'2026-11-24'[: 10 - len(day)]}{day}T{time}+00:00").astimezone(UTC)


def moved(time: str, start: str, end: str) -> Moved:
    """A window that was in force until a time."""
    return Moved(at=at(time), start=at(start), end=at(end))


def update(time: str, status: str, *, corrected: str | None = None, **components: str) -> Update:
    moment = at(time)
    return Update(
        id=f"{moment:%Y%m%dT%H%MZ}",
        at=moment,
        text_id="text",
        status=Status(status),
        corrected_at=None if corrected is None else at(corrected),
        components={component: ComponentStatus(state) for component, state in components.items()},
    )


def incident(*updates: Update, id: str = "api-slow", **facts: Any) -> Incident:
    """An incident of SEV2; facts named `..._at` may be given as texts."""
    given = {name: at(value) if name.endswith("_at") else value for name, value in facts.items()}
    whole: dict[str, Any] = {"title": "API requests are slow", "severity": "SEV2", **given}
    return Incident(id=id, folder=f"incidents/2026/{id}", updates=updates, **whole)


def maintenance(start: str, end: str, *updates: Update, id: str = "upgrade", **facts: Any) -> Incident:
    window = Window(start=at(start), end=at(end))
    return incident(*updates, id=id, kind=Kind.MAINTENANCE, severity=None, scheduled=window, **facts)


@cache
def the_plan() -> Policy:
    """The default policy."""
    composed = compose(resources.files("noa_status").joinpath("policy.yml").read_text("utf-8"), "policy.yml")
    faults: list[Fault] = []
    policy = convert(composed.value, Policy, faults)
    assert not composed.problems
    assert not faults
    return policy
