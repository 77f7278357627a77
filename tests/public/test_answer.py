from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.public.answer import WORST_FIRST, answer, rest, sentence
from noa_status.public.values import Answer, ComponentState
from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH, language_of

DOWN, PARTLY, SLOW, WORKED_ON = WORST_FIRST
FINE = "operational"
MANY = [f"C{index}" for index in range(12)]
NAMES = ["API", "Dashboard", "Exports", "Search", "Webhooks", "Billing", "Support", "Sandbox"]


def components(*statuses: str, names: list[str] = NAMES) -> list[ComponentState]:
    """Components in these states, in the order of their names."""
    return [ComponentState(id=name, name=name, address="", status=status) for name, status in zip(names, statuses, strict=False)]


def in_words(made: Answer, language: Language = ENGLISH) -> tuple[str, str]:
    """The sentence and the rest."""
    return sentence(made, language, name), rest(made, language, name)


def name(of: ComponentState) -> str:
    """What a component is called."""
    return of.name


@pytest.mark.parametrize(
    ("statuses", "first", "others"),
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
def test_the_sentence_speaks_of_the_worst_and_the_rest_of_the_others(statuses: list[str], first: str, others: str) -> None:
    assert in_words(answer(components(*statuses))) == (first, others)


@given(st.lists(st.sampled_from([*WORST_FIRST, FINE]), max_size=12))
def test_the_status_is_the_worst_of_all(statuses: list[str]) -> None:
    worst = next((status for status in WORST_FIRST if status in statuses), FINE)
    assert answer(components(*statuses, names=MANY)).status == worst


@given(st.lists(st.sampled_from([*WORST_FIRST, FINE]), max_size=12))
def test_everything_else_works_is_said_only_where_something_does(statuses: list[str]) -> None:
    _, others = in_words(answer(components(*statuses, names=MANY)))
    assert ("Everything else works." in others) == (FINE in statuses and any(status != FINE for status in statuses))


@pytest.mark.parametrize(
    ("called", "verb"), [("Redis", "cannot be used"), ("Access", "is down"), ("DNS", "is down"), ("Exports", "cannot be")]
)
def test_no_verb_is_wrong_for_a_name_that_may_be_a_plural(called: str, verb: str) -> None:
    first, _ = in_words(answer(components(DOWN, FINE, names=[called, "API"])))
    assert first.startswith(f"{called} {verb}")


@pytest.mark.parametrize(("count", "others"), [(0, ""), (1, "One incident is still open."), (2, "2 incidents are still open.")])
def test_open_incidents_are_told_of_where_everything_works_again(count: int, others: str) -> None:
    assert in_words(answer(components(FINE), open_incidents=count))[1] == others


def test_the_answer_is_the_same_value_in_every_language() -> None:
    made = answer(components(DOWN, SLOW, FINE))
    assert [part.says for part in made.parts] == [DOWN, SLOW, "others_work"]


def test_a_component_is_called_what_the_page_calls_it() -> None:
    made = answer(components(DOWN, DOWN, FINE))
    assert sentence(made, ENGLISH, lambda of: f"the {of.name}") == "the API and the Dashboard are down."


def test_names_stand_in_a_row_as_the_language_wants_it() -> None:
    assert "API、Exports、Search" in in_words(answer(components(SLOW, FINE, SLOW, SLOW)), language_of("ja"))[0]
