"""Response metrics that say what they count."""

from datetime import timedelta
from typing import Any

import pytest

from noa_status.model.incident import Imported, Incident, Kind
from noa_status.model.metrics import Distribution, distributions_of, samples_of
from tests.model.building import at, incident, maintenance, the_plan, update

NOW = at("30T00:00")
MINUTE = timedelta(minutes=1)
TIMES = {
    "started_at": "10:02",
    "detected_at": "10:05",
    "acknowledged_at": "10:07",
    "identified_at": "10:31",
    "resolved_at": "11:20",
}


def lengths(record: Incident) -> dict[str, int | None]:
    return {s.metric: None if s.length is None else s.length // MINUTE for s in samples_of(record, the_plan(), NOW)}


def gaps(record: Incident, now: str = "30T00:00") -> dict[str, str]:
    return {sample.metric: sample.gap for sample in samples_of(record, the_plan(), at(now)) if sample.gap is not None}


def taking(minutes: int, id: str, **facts: Any) -> Incident:
    """Acknowledged after so many minutes."""
    times = {**TIMES, "detected_at": "10:05", "acknowledged_at": f"{at('10:05') + minutes * MINUTE:%H:%M}"}
    return incident(id=id, **{**times, **facts})


def mtta(*records: Incident, severity: str | None = "SEV2") -> Distribution:
    found = distributions_of(records, the_plan(), NOW)
    return next(one for one in found if one.metric == "MTTA" and one.severity == severity)


def test_metrics_run_between_the_moments_that_the_plan_names():
    assert lengths(incident(**TIMES)) == {"MTTD": 3, "MTTA": 2, "MTTI": 24, "MTTR": 73}


def test_updates_stand_in_for_what_the_record_does_not_say():
    record = incident(
        update("10:15", "investigating"),
        update("10:40", "identified"),
        update("11:00", "resolved"),
        started_at="10:02",
        acknowledged_at="10:10",
    )
    assert lengths(record) == {"MTTD": None, "MTTA": None, "MTTI": 30, "MTTR": 50}
    assert gaps(record) == {"MTTD": "missing", "MTTA": "missing"}


def test_no_time_at_all_counts_as_that():
    record = incident(**{**TIMES, "acknowledged_at": "10:05"})
    assert lengths(record)["MTTA"] == 0
    assert mtta(record).median == 0 * MINUTE


def test_a_negative_length_is_named_and_not_counted():
    record = incident(**{**TIMES, "detected_at": "10:01"})
    assert gaps(record) == {"MTTD": "negative"}
    assert [sample.gap for sample in distributions_of([record], the_plan(), NOW)[1].missing] == ["negative"]


def test_what_an_open_incident_lacks_may_still_come():
    record = incident(update("10:15", "investigating"), started_at="10:02", detected_at="10:05")
    assert gaps(record, "10:20") == {"MTTA": "not_yet", "MTTI": "not_yet", "MTTR": "not_yet"}
    assert mtta(record).missing == ()


def test_drills_maintenances_and_imported_records_are_left_out():
    assert samples_of(incident(kind=Kind.DRILL, **TIMES), the_plan(), NOW) == ()
    assert samples_of(incident(imported=Imported(system="statuspage", id="x"), **TIMES), the_plan(), NOW) == ()
    assert samples_of(maintenance("22:00", "23:00", update("09:00", "scheduled")), the_plan(), NOW) == ()


def test_there_is_a_distribution_for_each_metric_and_severity_even_of_nothing():
    found = distributions_of([], the_plan(), NOW)
    assert len(found) == 16
    assert (found[0].n, found[0].median, found[0].p90, found[0].mean, found[0].share_within_target) == (0, None, None, None, None)


def test_incidents_without_a_severity_come_last_in_a_metric():
    found = distributions_of([taking(3, "a", severity=None)], the_plan(), NOW)
    assert [one.severity for one in found if one.metric == "MTTA"] == ["SEV1", "SEV2", "SEV3", "SEV4", None]
    assert mtta(taking(3, "a", severity=None), severity=None).target is None


@pytest.mark.parametrize(
    ("minutes", "median", "p90", "mean"),
    [
        ([7], 7, 7, 7),
        ([1, 4], 2.5, 4, 2.5),
        ([1, 2, 9], 2, 9, 4),
        ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5.5, 9, 5.5),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 10, 6),
    ],
)
def test_median_and_ninetieth_percentile_are_those_of_the_textbook(minutes: list[int], median: float, p90: int, mean: float):
    found = mtta(*(taking(number, f"{number}") for number in minutes))
    assert (found.median, found.p90, found.mean) == (median * MINUTE, p90 * MINUTE, mean * MINUTE)


def test_the_share_within_target_includes_the_target_itself():
    found = mtta(taking(14, "a"), taking(15, "b"), taking(16, "c"), taking(40, "d"))
    assert (found.target, found.share_within_target) == (15 * MINUTE, 0.5)
    assert mtta(taking(14, "a", severity="SEV4"), severity="SEV4").share_within_target is None


def test_members_stand_shortest_first_and_what_is_missing_by_name():
    found = mtta(
        taking(9, "b"),
        taking(3, "c"),
        taking(9, "a"),
        incident(id="z", started_at="10:00", resolved_at="11:00"),
        incident(id="y", started_at="10:00", resolved_at="11:00"),
    )
    assert [sample.incident for sample in found.members] == ["c", "a", "b"]
    assert [sample.incident for sample in found.missing] == ["y", "z"]
    assert found.n == 3


def test_fewer_than_ten_are_too_few_to_compare():
    assert mtta(*(taking(3, f"{number}") for number in range(9))).too_few
    assert not mtta(*(taking(3, f"{number}") for number in range(10))).too_few
