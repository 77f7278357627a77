"""Who is counted: every incident with its own figures; and every record that is left out, by kind."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.internal.facts import begins_at
from noa_status.internal.metrics.causes import FINDERS, RUNBOOK_USES
from noa_status.internal.metrics.response import GAPS
from noa_status.internal.metrics.values import SHOWN_ROWS, Look, Told, lasting
from noa_status.internal.sheets import Cell, Column, Sheet, cell
from noa_status.internal.telling import instant, severity_mark
from noa_status.model.counted import Reason
from noa_status.model.incident import Incident
from noa_status.model.metrics import Sample, samples_of
from noa_status.model.origins import answered_alerts, finder_of, runbook_use_of

_REASONS: dict[Reason, str] = {
    "drill": "A drill",
    "maintenance": "Planned work",
    "imported": "Brought over from elsewhere: its times were not taken then",
    "said": "The record says so",
}


def sections(look: Look) -> Iterator[Told]:
    """Those counted, then those left out."""
    yield _members(look)
    yield _left_out(look)


def _members(look: Look) -> Told:
    policy, now = look.world.repository.site.policy, look.world.now
    answered = answered_alerts(look.world.repository.runbooks)
    rows = tuple(
        (
            Cell(value=incident.id, links=(look.incident_link(incident),), mark=severity_mark(incident.severity, policy)),
            cell(incident.title),
            cell(incident.severity),
            _began(incident, look),
            *(_sample(sample) for sample in samples_of(incident, policy, now)),
            _in_words(finder_of(incident), FINDERS[finder_of(incident)]),
            Cell(value=runbook_use_of(incident, answered), words=RUNBOOK_USES[runbook_use_of(incident, answered)]),
        )
        for incident in look.counted.members
    )
    columns = (
        Column("incident", "Incident"),
        Column("title"),
        Column("severity"),
        Column("began_at", "Began"),
        *(Column(f"{metric.id.lower()}_seconds", metric.id) for metric in policy.metrics),
        Column("found_by", "Found"),
        Column("runbook", "Runbook"),
    )
    return Told(
        sheet=Sheet(id="members", title="What is counted", columns=columns, rows=rows),
        says=f"Every incident that began in this period, with its own times{_newest(len(rows))}.",
        shown=SHOWN_ROWS,
        empty="No incident that counts began in this period.",
    )


def _left_out(look: Look) -> Told:
    rows = tuple(
        (
            Cell(value=incident.id, links=(look.incident_link(incident),)),
            cell(incident.title),
            Cell(value=reason, words=_REASONS[reason], note=incident.not_counted),
            _began(incident, look),
        )
        for reason, incident in sorted(look.counted.left_out, key=lambda entry: tuple(_REASONS).index(entry[0]))
    )
    columns = (Column("record", "Record"), Column("title"), Column("reason", "Why"), Column("began_at", "Began"))
    return Told(
        sheet=Sheet(id="left-out", title="What is left out", columns=columns, rows=rows),
        says=f"Records of this period that no response figure counts{_newest(len(rows))}.",
        shown=SHOWN_ROWS,
        empty="Nothing is left out.",
    )


def _newest(number: int) -> str:
    return f"; here {SHOWN_ROWS} of {number}, all are in the files" if number > SHOWN_ROWS else ""


def _began(incident: Incident, look: Look) -> Cell:
    at = instant(begins_at(incident, look.world.now))
    return Cell(value=at.iso, at=at)


def _sample(sample: Sample) -> Cell:
    if sample.length is not None:
        return lasting(sample.length)
    return Cell(note=GAPS[sample.gap or "missing"])


def _in_words(value: str | None, words: str) -> Cell:
    return Cell(value=None if value is None else str(value), words=words)
