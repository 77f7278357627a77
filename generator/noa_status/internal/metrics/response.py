"""MTTD, MTTA, MTTI and MTTR: a dot an incident, and the distribution of each severity."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.internal.charts import Dot, Strip, dot_strips
from noa_status.internal.metrics.values import Look, Told, lasting, share
from noa_status.internal.sheets import Cell, Column, Sheet, cell
from noa_status.internal.telling import length, severity_mark
from noa_status.internal.values import Fact, Mark
from noa_status.model.incident import Incident
from noa_status.model.metrics import FEW, Distribution, distributions_of
from noa_status.model.policy import MetricDefinition

GAPS = {"missing": "not recorded", "negative": "ends before it begins", "not_yet": "still to come"}
"""Why a sample has no length."""

_MOMENTS = {
    "started_at": "started_at",
    "detected_at": "detected_at",
    "acknowledged_at": "acknowledged_at",
    "identified_at": "identified_at (or the first update that says so)",
    "resolved_at": "resolved_at (or the last update that says so)",
}


def _columns(metric: MetricDefinition) -> tuple[Column, ...]:
    # Programs find the same columns in every sheet; people need none that is empty.
    in_time, target = ("In time", "Target") if metric.target is not None else ("", "")
    return (
        Column("severity", "Severity"),
        Column("n", "Incidents"),
        Column("median_seconds", "Median"),
        Column("p90_seconds", "90 % within"),
        Column("share_within_target", in_time),
        Column("target_seconds", target),
        Column("mean_seconds"),
        Column("without", "Without a time"),
    )


def sections(look: Look) -> Iterator[Told]:
    """A section for each of the policy's metrics, in their order."""
    policy = look.world.repository.site.policy
    found = distributions_of(look.counted.members, policy, look.world.now)
    by_id = {incident.id: incident for incident in look.counted.members}
    for metric in policy.metrics:
        yield _section(metric, [one for one in found if one.metric == metric.id], by_id, look)


def _section(metric: MetricDefinition, found: list[Distribution], by_id: dict[str, Incident], look: Look) -> Told:
    sheet = Sheet(
        id=metric.id.lower(),
        title=f"{metric.id}: {metric.name.removeprefix('Mean ').lower()}",
        columns=_columns(metric),
        rows=tuple(_row(one, look) for one in found if one.n or one.missing),
    )
    return Told(
        sheet=sheet,
        says=_definition(metric, found),
        chart_html=_chart(metric, found, by_id, look),
        empty="No incident that counts has both times.",
        notes=tuple(_notes(found, by_id, look)),
    )


def _definition(metric: MetricDefinition, found: list[Distribution]) -> str:
    every = [sample.length for one in found for sample in one.members if sample.length is not None]
    says = f"{metric.definition}: from {_MOMENTS[metric.starts_at]} to {_MOMENTS[metric.ends_at]}."
    if not every:
        return says
    return f"{says} One long incident moves a mean: the median leads, and the mean stands small beside it."


def _row(one: Distribution, look: Look) -> tuple[Cell, ...]:
    within = round((one.share_within_target or 0) * one.n)
    mean = "" if one.mean is None or one.n < 2 else f"mean {length(one.mean)}"
    return (
        look.severity(one.severity),
        Cell(value=one.n, words=str(one.n), note="too few to compare" if one.too_few else ""),
        lasting(one.median, mean),
        lasting(one.p90),
        share(within, one.n if one.target is not None else 0, few=FEW),
        lasting(one.target),
        lasting(one.mean),
        cell(len(one.missing), str(len(one.missing)) if one.missing else ""),
    )


def _chart(metric: MetricDefinition, found: list[Distribution], by_id: dict[str, Incident], look: Look) -> str:
    strips = [
        Strip(
            name=severity_mark(one.severity, look.world.repository.site.policy).word,
            says="" if one.target is None else f"target {length(one.target)}",
            dots=tuple(
                Dot(
                    seconds=sample.length.total_seconds(),
                    says=f"{by_id[sample.incident].title}: {length(sample.length)}",
                    url=look.incident_link(by_id[sample.incident]).url,
                    is_late=one.target is not None and sample.length > one.target,
                )
                for sample in one.members
                if sample.length is not None
            ),
            target=None if one.target is None else (one.target.total_seconds(), f"target: {length(one.target)}"),
            median=None if one.median is None or one.too_few else one.median.total_seconds(),
            p90=None if one.p90 is None or one.too_few else one.p90.total_seconds(),
        )
        for one in found
    ]
    dots = sum(len(strip.dots) for strip in strips)
    desc = (
        f"{dots} dots on a logarithmic line of time, a line for each severity; a dashed stroke is the target, and from {FEW} "
        "incidents on a long stroke is the median and a short one the 90th percentile. The table below says the same in numbers."
    )
    return dot_strips(strips, id=f"chart-{metric.id.lower()}", title=f"{metric.id} of each incident, by severity", desc=desc)


def _notes(found: list[Distribution], by_id: dict[str, Incident], look: Look) -> Iterator[Fact]:
    for gap in ("missing", "negative"):
        ids = [sample.incident for one in found for sample in one.missing if sample.gap == gap]
        if ids:
            named = look.which([by_id[id] for id in ids])
            yield Fact(name="", mark=Mark("degraded", GAPS[gap].capitalize()), links=named.links, note=named.note)
