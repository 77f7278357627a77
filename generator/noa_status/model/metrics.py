"""Response metrics (MTTD, MTTA, MTTI, MTTR): a sample an incident, and their distribution by severity.

Means of incident durations mislead (VOID report 2021; Davidovic, "Incident Metrics in SRE", 2021): a distribution leads with the
median and the 90th percentile, names its members, and says when they are too few to compare.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from noa_status.model.counted import left_out_as
from noa_status.model.incident import Incident
from noa_status.model.policy import MetricDefinition, Moment, Policy
from noa_status.model.progress import identified_at_of, is_open, known, resolved_at_of

FEW = 10
"""Below this many members a distribution is not compared with another."""


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """One metric of one incident. Where `length` is None, `gap` says why.

    `missing`: an instant was never recorded. `negative`: it ends before it begins. `not_yet`: the incident is open, so the end
    may still come.
    """

    metric: str
    incident: str
    severity: str | None
    length: timedelta | None = None
    gap: Literal["missing", "negative", "not_yet"] | None = None


class Distribution(msgspec.Struct, frozen=True, kw_only=True):
    """One metric over the incidents of one severity. `severity` None stands for incidents without one.

    `members` are the samples that count, shortest first, `n` their number; `missing` are those that do not, by incident id,
    without incidents that are still open. `p90` is by nearest rank: the shortest length that at least 90 % of the members do not
    exceed. `share_within_target` is a share of one, None without a target or members.
    """

    metric: str
    severity: str | None
    n: int
    median: timedelta | None
    p90: timedelta | None
    mean: timedelta | None
    target: timedelta | None
    share_within_target: float | None
    members: tuple[Sample, ...]
    missing: tuple[Sample, ...]

    @property
    def too_few(self) -> bool:
        """True below ten members: too few to compare."""
        return self.n < FEW


def samples_of(incident: Incident, policy: Policy, now: datetime) -> tuple[Sample, ...]:
    """One sample for each of the policy's metrics, in their order. None of what figures leave out."""
    if left_out_as(incident) is not None:
        return ()
    return tuple(_sample(incident, metric, now) for metric in policy.metrics)


def distributions_of(incidents: Iterable[Incident], policy: Policy, now: datetime) -> tuple[Distribution, ...]:
    """One distribution for each metric and severity of the policy, in its order, whether it has members or not.

    Incidents without a severity come last in each metric, if there are any. The order of the incidents does not matter.
    """
    samples = [sample for incident in incidents for sample in samples_of(incident, policy, now)]
    severities: list[str | None] = [severity.id for severity in policy.severities]
    if any(sample.severity is None for sample in samples):
        severities.append(None)
    groups: dict[tuple[str, str | None], list[Sample]] = {}
    for sample in samples:
        groups.setdefault((sample.metric, sample.severity), []).append(sample)
    return tuple(
        _distribution(metric, severity, groups.get((metric.id, severity), []), policy)
        for metric in policy.metrics
        for severity in severities
    )


def _sample(incident: Incident, metric: MetricDefinition, now: datetime) -> Sample:
    start, end = _moment(incident, metric.starts_at, now), _moment(incident, metric.ends_at, now)
    length, gap = None, None
    if start is None or end is None:
        gap = "not_yet" if is_open(incident, now) else "missing"
    elif end < start:
        gap = "negative"
    else:
        length = end - start
    return Sample(metric=metric.id, incident=incident.id, severity=incident.severity, length=length, gap=gap)


def _moment(incident: Incident, moment: Moment, now: datetime) -> datetime | None:
    match moment:
        case "started_at":
            return known(incident.started_at, now)
        case "detected_at":
            return known(incident.detected_at, now)
        case "acknowledged_at":
            return known(incident.acknowledged_at, now)
        case "identified_at":
            return identified_at_of(incident, now)
        case "resolved_at":
            return resolved_at_of(incident, now)


def _distribution(metric: MetricDefinition, severity: str | None, samples: list[Sample], policy: Policy) -> Distribution:
    members = sorted(
        (sample for sample in samples if sample.length is not None), key=lambda sample: (_length(sample), sample.incident)
    )
    missing = sorted((sample for sample in samples if sample.gap in ("missing", "negative")), key=lambda sample: sample.incident)
    lengths = [_length(sample) for sample in members]
    target = None if severity is None or metric.target is None else getattr(policy.severity(severity), metric.target)
    return Distribution(
        metric=metric.id,
        severity=severity,
        n=len(members),
        median=median_of(lengths),
        p90=lengths[_nearest_rank(90, len(lengths))] if lengths else None,
        mean=sum(lengths, timedelta(0)) / len(lengths) if lengths else None,
        target=target,
        share_within_target=_share_within(lengths, target),
        members=tuple(members),
        missing=tuple(missing),
    )


def _length(sample: Sample) -> timedelta:
    return sample.length or timedelta(0)


def median_of(lengths: list[timedelta]) -> timedelta | None:
    """The middle one of lengths in order, or half the sum of the two in the middle; None of none."""
    if not lengths:
        return None
    middle = len(lengths) // 2
    return lengths[middle] if len(lengths) % 2 else (lengths[middle - 1] + lengths[middle]) / 2


def _nearest_rank(percent: int, n: int) -> int:
    """The index of the percentile by the nearest-rank method: the rank is ceil(percent / 100 x n), counted from 1."""
    return -(-percent * n // 100) - 1


def _share_within(lengths: list[timedelta], target: timedelta | None) -> float | None:
    if not lengths or target is None:
        return None
    return sum(length <= target for length in lengths) / len(lengths)
