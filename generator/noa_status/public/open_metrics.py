"""`/metrics`: what a monitoring system reads, as OpenMetrics text (https://prometheus.io/docs/specs/om/open_metrics_spec/, 1.0).

Facts of the build alone, so the same build gives the same bytes. How old they are is for the reader to say: the instants of the
build, of the next change and of when the site ought to have been built anew are gauges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from noa_status import __version__
from noa_status.public.values import ComponentRow, HomePage, IncidentView, MachineFacts

STATUSES: Final = ("operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage")
IMPACTS: Final = ("none", "minor", "major", "critical")
_STATUS: Final = "noa_status_component_status"

Sample = tuple[Mapping[str, str], float]


def metrics(home: HomePage, facts: MachineFacts) -> str:
    """The file. Components that are retired are not in it."""
    rows = [row for group in home.groups for row in group.components]
    current = {row.id for row in rows}
    families = (
        _family("noa_status_build", "info", "What built this.", [({"version": __version__}, 1)], "_info"),
        _gauge("noa_status_built_timestamp_seconds", "When this was built.", [({}, _epoch(facts.built_at))], "seconds"),
        _gauge(
            "noa_status_next_change_timestamp_seconds",
            "When the site changes by itself and so must be built anew.",
            [({}, _epoch(facts.next_change_at))],
            "seconds",
        ),
        _gauge(
            "noa_status_renew_by_timestamp_seconds",
            "From when on this is too old: a day has been added since.",
            [({}, _epoch(facts.renew_by))],
            "seconds",
        ),
        _family(_STATUS, "stateset", "The state of a component.", _states(rows)),
        _gauge("noa_status_open_incidents", "Open incidents by impact.", _by_impact(home.open_incidents)),
        _gauge(
            "noa_status_maintenances",
            "Maintenances that are under way or announced.",
            [
                ({"state": "running"}, len(home.running_maintenances)),
                ({"state": "upcoming"}, len(home.upcoming_maintenances)),
            ],
        ),
        _gauge(
            "noa_status_next_update_timestamp_seconds",
            "When the next update of an open incident was promised; without a sample where none was.",
            [] if home.next_update_at is None else [({}, _epoch(home.next_update_at))],
            "seconds",
        ),
        _gauge(
            "noa_status_component_uptime_ratio",
            "The weighted share of time that a component was up in the window; without a sample where no time counts.",
            [
                ({"component": of.id, "window": figures.period}, figures.share)
                for of in facts.figures
                if of.id in current
                for figures in of.periods
                if figures.share is not None
            ],
            "ratio",
        ),
    )
    return "".join(line for family in families for line in family) + "# EOF\n"


def _states(rows: Iterable[ComponentRow]) -> list[Sample]:
    return [({"component": row.id, _STATUS: status}, row.status == status) for row in rows for status in STATUSES]


def _by_impact(incidents: Iterable[IncidentView]) -> list[Sample]:
    impacts = [incident.impact for incident in incidents]
    return [({"impact": impact}, impacts.count(impact)) for impact in IMPACTS]


def _gauge(name: str, told: str, samples: Iterable[Sample], unit: str = "") -> Iterator[str]:
    return _family(name, "gauge", told, samples, unit=unit)


def _family(name: str, kind: str, told: str, samples: Iterable[Sample], suffix: str = "", unit: str = "") -> Iterator[str]:
    yield f"# TYPE {name} {kind}\n"
    if unit:
        yield f"# UNIT {name} {unit}\n"
    yield f"# HELP {name} {told}\n"
    for labels, value in samples:
        said = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
        yield f"{name}{suffix}{f'{{{said}}}' if said else ''} {_number(value)}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def _epoch(at: datetime) -> int:
    return int(at.timestamp())
