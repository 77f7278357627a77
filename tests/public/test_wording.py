from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from noa_status.public.values import HistoryDays, LanguageLink, Link, MonthLine, SiteHead, Text
from noa_status.public.wording import Wording, language_name, strong, time_element
from noa_status.words.languages import ENGLISH, language_of
from tests.public import gallery

ENGLISH_WORDS = Wording(ENGLISH)
GERMAN_WORDS = Wording(language_of("de"))


@pytest.mark.parametrize(
    ("share", "said"),
    [(1.0, "100%"), (0.999999, "99.99%"), (0.9971, "99.71%"), (0.5, "50.00%"), (0.0, "0.00%"), (None, "–"), (0.29, "29.00%")],
)
def test_a_share_is_rounded_down_so_that_only_what_was_perfect_is_100(share: float | None, said: str) -> None:
    assert ENGLISH_WORDS.percent(share) == said


def test_a_share_is_written_as_the_language_writes_it() -> None:
    assert GERMAN_WORDS.percent(0.9971) == "99,71\N{NO-BREAK SPACE}%"
    assert GERMAN_WORDS.whole_percent(30) == "30\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("name", "said"), [("Noa Server", "Noa Server status"), ("Noa Status", "Noa Status"), ("status", "status")]
)
def test_a_page_whose_name_says_status_does_not_say_it_twice(name: str, said: str) -> None:
    assert ENGLISH_WORDS.page_name(SiteHead(name=name, url="https://s.example/")) == said


@pytest.mark.parametrize(
    ("name", "said"), [("A & B", "<b>A &amp; B</b> status"), ("Noa Status", "<b>Noa Status</b>"), ("{x}", "<b>{x}</b> status")]
)
def test_the_brand_sets_the_name_apart_and_nothing_else(name: str, said: str) -> None:
    assert ENGLISH_WORDS.brand(SiteHead(name=name, url="https://s.example/")) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(23, 23, "Nothing to report."), (17, 21, "Nothing to report for 5 days."), (1, 20, "Nothing to report for 20 days.")],
)
def test_quiet_days_are_counted(first: int, last: int, said: str) -> None:
    assert ENGLISH_WORDS.quiet(HistoryDays(first_day=date(2026, 11, first), last_day=date(2026, 11, last))) == said


@pytest.mark.parametrize(
    ("incidents", "maintenances", "said"),
    [(1, 0, "1 incident"), (2, 1, "2 incidents and 1 maintenance"), (0, 0, "Nothing to report")],
)
def test_a_month_is_summed_up(incidents: int, maintenances: int, said: str) -> None:
    line = MonthLine(month=date(2026, 11, 1), address="", incidents=incidents, maintenances=maintenances)
    assert ENGLISH_WORDS.month_in_short(line) == said


@pytest.mark.parametrize(("things", "said"), [(1, "1 day"), (2, "2 days"), ([], "0 days"), (["a"], "1 day")])
def test_things_are_counted(things: int | list[str], said: str) -> None:
    assert ENGLISH_WORDS.count("{count} day", "{count} days", things) == said


def test_what_fills_a_blank_is_escaped_unless_it_is_safe() -> None:
    assert ENGLISH_WORDS.say("<{a} {b}>", a="<i>", b=Markup("<i>")) == "&lt;&lt;i&gt; <i>&gt;"
    assert ENGLISH_WORDS.count("{a}", "{count} {a}", 2, a="<i>") == "2 &lt;i&gt;"
    assert strong("<") == "<strong>&lt;</strong>"


def test_what_fills_a_blank_has_no_blanks_itself() -> None:
    assert ENGLISH_WORDS.say("{a} {b}", a="{b}", b="{a.__class__}") == "{b} {a.__class__}"


def test_an_instant_is_told_to_machines_too() -> None:
    at = datetime(2026, 11, 24, 10, 31, tzinfo=UTC)
    assert time_element("a < b", at) == '<time datetime="2026-11-24T10:31Z">a &lt; b</time>'


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("open", "Major outage · ongoing"),
        ("resolved", "Major outage · 29 minutes"),
        ("cancelled", "Major outage · cancelled before it began"),
    ],
)
def test_a_line_tells_how_it_went(state: str, said: str) -> None:
    view = replace(gallery.API_DOWN, state=state)
    assert ENGLISH_WORDS.course(view).replace("\N{NO-BREAK SPACE}", " ") == said


def test_an_incident_without_components_is_told_by_its_impact() -> None:
    view = replace(gallery.API_DOWN, worst="operational", impact="minor", state="resolved")
    assert ENGLISH_WORDS.course(view).startswith("Minor impact")


@pytest.mark.parametrize(("label", "said"), [("30", "Last 30 days"), ("1", "Last day"), ("2026-11", "November 2026")])
def test_a_period_says_what_it_is_of(label: str, said: str) -> None:
    assert ENGLISH_WORDS.period(label) == said


def test_names_titles_and_descriptions_are_told_in_the_language_where_there_are_some() -> None:
    row = replace(
        gallery.GROUPS[0].components[0],
        description="For calls.",
        names={"de": "Schnittstelle"},
        descriptions={"de": "Zum Rufen."},
    )
    link = Link(title="Slow", address="", titles={"de": "Langsam", "fr": ""})
    assert (GERMAN_WORDS.name(row), GERMAN_WORDS.description(row), GERMAN_WORDS.title(link)) == (
        "Schnittstelle",
        "Zum Rufen.",
        "Langsam",
    )
    assert (ENGLISH_WORDS.name(row), ENGLISH_WORDS.description(row), ENGLISH_WORDS.title(link)) == ("API", "For calls.", "Slow")
    assert Wording(language_of("fr")).title(link) == "Slow"


def test_a_text_that_was_not_translated_is_shown_as_it_was_written_and_says_its_language() -> None:
    languages = tuple(LanguageLink(code=code, name=code, folder=folder) for code, folder in (("en", ""), ("de", "de/")))
    site = replace(gallery.SITE, language="de", folder="de/", languages=languages)
    body, own = Text("1", "a.md"), {"de": Text("2", "a.de.md")}
    assert (GERMAN_WORDS.text(body, own), GERMAN_WORDS.other_language(own, site)) == (own["de"], "")
    assert (GERMAN_WORDS.text(body, {}), GERMAN_WORDS.other_language({}, site)) == (body, "en")
    assert ENGLISH_WORDS.other_language({}, gallery.SITE) == ""


def test_the_only_language_of_a_page_is_that_of_its_texts() -> None:
    assert GERMAN_WORDS.other_language({}, replace(gallery.SITE, language="de")) == ""


@pytest.mark.parametrize(("code", "said"), [("en", "English"), ("de", "Deutsch"), ("ja", "日本語"), ("ar", "العربية")])
def test_a_language_is_called_what_it_calls_itself(code: str, said: str) -> None:
    assert language_name(code) == said
