from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.public.answer import WORST_FIRST, answer

DOWN, PARTLY, SLOW, WORKED_ON = WORST_FIRST
FINE = "operational"
NAMES = ["API", "Dashboard", "Exports", "Search", "Webhooks", "Billing", "Support", "Sandbox"]


def said(*statuses: str, names: list[str] = NAMES) -> tuple[str, str, str]:
    made = answer(list(zip(names, statuses, strict=False)))
    return made.status, made.sentence, made.rest


@pytest.mark.parametrize(
    ("statuses", "sentence", "rest"),
    [
        ([FINE, FINE], "Everything is working.", ""),
        ([], "Everything is working.", ""),
        ([DOWN, FINE], "API is down.", "Everything else works."),
        ([DOWN, DOWN, FINE], "API and Dashboard are down.", "Everything else works."),
        ([FINE, FINE, DOWN], "Exports cannot be used right now.", "Everything else works."),
        ([DOWN, SLOW, FINE], "API is down.", "Dashboard may be slow. Everything else works."),
        ([PARTLY, FINE], "API may not work for everyone.", "Everything else works."),
        ([SLOW, FINE, SLOW, SLOW], "API, Exports and Search may be slow.", "Everything else works."),
        ([FINE, FINE, WORKED_ON], "Maintenance is under way for Exports.", "Everything else works."),
        ([SLOW, WORKED_ON, FINE], "API may be slow.", "Maintenance is under way for Dashboard. Everything else works."),
        ([DOWN] * 5 + [FINE] * 3, "5 of 8 components are down.", "Everything else works."),
        ([DOWN] + [SLOW] * 4 + [FINE], "API is down.", "4 of 6 components may be slow. Everything else works."),
        ([DOWN] * 4, "Everything is down.", ""),
        ([SLOW] * 4, "Everything may be slow.", ""),
        ([PARTLY] * 4, "All components have problems.", ""),
        ([WORKED_ON] * 4, "Maintenance is under way.", ""),
        ([DOWN], "API is down.", ""),
        ([DOWN, SLOW], "API is down.", "Dashboard may be slow."),
        ([DOWN] * 4 + [SLOW] * 4, "All components have problems.", "4 of 8 components are down. 4 of 8 components may be slow."),
    ],
)
def test_the_sentence_speaks_of_the_worst_and_the_rest_of_the_others(statuses: list[str], sentence: str, rest: str) -> None:
    assert said(*statuses)[1:] == (sentence, rest)


@given(st.lists(st.sampled_from([*WORST_FIRST, FINE]), max_size=12))
def test_the_status_is_the_worst_of_all(statuses: list[str]) -> None:
    worst = next((status for status in WORST_FIRST if status in statuses), FINE)
    assert answer([(f"C{index}", status) for index, status in enumerate(statuses)]).status == worst


@given(st.lists(st.sampled_from([*WORST_FIRST, FINE]), max_size=12))
def test_everything_else_works_is_said_only_where_something_does(statuses: list[str]) -> None:
    made = answer([(f"C{index}", status) for index, status in enumerate(statuses)])
    assert ("Everything else works." in made.rest) == (FINE in statuses and any(status != FINE for status in statuses))


@pytest.mark.parametrize(
    ("name", "verb"), [("Redis", "cannot be used"), ("Access", "is down"), ("DNS", "is down"), ("Exports", "cannot be")]
)
def test_no_verb_is_wrong_for_a_name_that_may_be_a_plural(name: str, verb: str) -> None:
    assert said(DOWN, FINE, names=[name, "API"])[1].startswith(f"{name} {verb}")


@pytest.mark.parametrize(("count", "rest"), [(0, ""), (1, "One incident is still open."), (2, "2 incidents are still open.")])
def test_open_incidents_are_told_of_where_everything_works_again(count: int, rest: str) -> None:
    assert answer([("API", FINE)], open_incidents=count).rest == rest
