from __future__ import annotations

import pytest

from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Impact, Status
from noa_status.words.lists import in_a_row, number_in_words
from noa_status.words.statuses import change_in_words, component_status_in_words, impact_in_words, incident_status_in_words


def test_every_status_and_impact_of_the_records_has_a_word() -> None:
    words = [
        *map(component_status_in_words, ComponentStatus),
        *map(incident_status_in_words, Status),
        *map(impact_in_words, Impact),
    ]
    assert all(word[0].isupper() and "_" not in word for word in words)


@pytest.mark.parametrize(
    ("status", "was", "said"),
    [
        ("operational", "partial_outage", "Operational, was partial outage"),
        ("operational", "", "Operational"),
        ("major_outage", "major_outage", "Major outage"),
    ],
)
def test_a_change_is_told_where_there_is_one(status: str, was: str, said: str) -> None:
    assert change_in_words(status, was) == said


@pytest.mark.parametrize(("names", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")])
def test_names_stand_in_a_row(names: list[str], said: str) -> None:
    assert in_a_row(names) == said


@pytest.mark.parametrize(("number", "said"), [(0, "no"), (5, "five"), (10, "ten"), (11, "11")])
def test_small_numbers_are_spelt_out(number: int, said: str) -> None:
    assert number_in_words(number) == said
