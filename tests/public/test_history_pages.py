"""History, years, months, selections and components, as people find them."""

from __future__ import annotations

import gzip

import pytest
from msgspec.structs import replace

from noa_status.public.render import Edition, page_artifact
from noa_status.public.values import LaterStatus
from noa_status.public.wording import Wording
from noa_status.words.languages import ENGLISH, language_of
from tests.public import gallery
from tests.public.looking import Document, page, theme

BLANK = "\N{NO-BREAK SPACE}"


def said(name: str) -> str:
    return Document(page(name)).words.replace(BLANK, " ")


def links(name: str) -> dict[str, str]:
    """Where the links of a page's content lead, by what they are called."""
    document = Document(page(name).partition("<main")[2].partition("</main>")[0])
    return {link.attributes.get("aria-label", link.text): link.attributes["href"] for link in document.all("a")}


def test_history_tells_each_month_in_words_and_bars() -> None:
    words = said("history")
    assert "November 2026 2 incidents and 1 maintenance" in words
    assert "October 2026 Nothing to report" in words
    drawings = [e.attributes["aria-label"] for e in Document(page("history")).all("svg") if e.attributes.get("role") == "img"]
    assert drawings == [
        "2 days with problems",
        "no days with problems",
        "2 days with problems",
        "no days with problems",
    ]


def test_history_leads_to_its_years_and_to_months_in_which_something_began() -> None:
    found = links("history")
    assert found["2026"] == "../history/2026/"
    assert found["November 2026"] == "../history/2026-11/"
    assert "October 2026" not in found


def test_a_troubled_day_of_a_year_leads_to_its_place_on_the_months_page() -> None:
    found = links("year")
    assert found["Tuesday 24 November: Major outage"] == "../../history/2026-11/#day-24"
    assert found["Tuesday 3 November: Maintenance"] == "../../history/2026-11/#day-3"
    assert found["November 2026"] == "../../history/2026-11/"
    assert found["Before 2025"] == "../../history/2025/"


def test_a_marked_day_that_leads_nowhere_is_told_in_words() -> None:
    assert "1 Degraded" in said("year")


def test_a_years_table_is_one_and_can_be_taken_along() -> None:
    document = Document(page("year"))
    (button,) = [button for button in document.all("button") if "data-copy" in button.attributes]
    assert "hidden" in button.attributes
    rows = [row.split("\t") for row in button.attributes["data-copy"].split("\n")]
    assert rows[0] == ["Component", "2026-09", "2026-10", "2026-11", "2026"]
    assert rows[1] == ["API", "–", "100%", "99.71%", "99.71%"]
    assert {len(row) for row in rows} == {5}
    (region,) = [e for e in document.elements if e.attributes.get("role") == "region"]
    assert region.attributes["tabindex"] == "0"


def test_a_table_is_taken_along_as_the_language_writes_it() -> None:
    value = gallery.GALLERY["year"].value
    assert "\t99,71 %\n" in Wording(language_of("de")).table(value)  # type: ignore[arg-type]


def test_a_months_calendar_leads_to_the_days_below_it() -> None:
    document = Document(page("month"))
    ids = [e.attributes["id"] for e in document.all("li") if "id" in e.attributes]
    assert ids == ["day-24", "day-22", "day-20"]
    anchors = [e.attributes["href"] for e in document.all("a") if e.attributes["href"].startswith("#day")]
    assert anchors == ["#day-20", "#day-22", "#day-24"]
    assert [e.attributes["aria-label"] for e in document.all("th") if "aria-label" in e.attributes][:2] == ["Monday", "Tuesday"]


def test_a_month_leads_to_only_some_of_it_and_they_lead_back() -> None:
    found = links("month")
    assert found["Exports in November 2026"] == "../../history/2026-11/component-exports/"
    assert found["Critical impact in November 2026"] == "../../history/2026-11/impact-critical/"
    assert found["The year 2026"] == "../../history/2026/"
    back = links("a component in a month")
    assert back["Everything in November 2026"] == "../../../history/2026-11/"
    assert back["All about API"] == "../../../components/api/"


def test_a_month_tells_of_what_went_on_in_it() -> None:
    assert "Sun 1 Nov Going on: API requests fail or time out" in said("month into which an incident went on")


@pytest.mark.parametrize(
    ("name", "title"),
    [("a component in a month", "API in November 2026"), ("an impact in a month", "Maintenance in November 2026")],
)
def test_a_selection_has_a_name_of_its_own_and_wants_no_visitors_from_search(name: str, title: str) -> None:
    document = Document(page(name))
    assert document.all("title")[0].text == f"{title} · Noa Server status"
    assert [e.attributes["content"] for e in document.all("meta") if e.attributes.get("name") == "robots"] == ["noindex"]
    assert f"{title} Everything in November 2026" in document.words


def test_a_component_tells_its_uptime_from_the_last_24_hours_to_the_last_year() -> None:
    words = said("component")
    assert "Last 24 hours97.99%29 minutes down Last 7 days" in words
    assert "Last 365 days" in words


def test_a_components_bars_say_their_last_day_and_its_bad_days_say_theirs() -> None:
    document = Document(page("component"))
    (bars,) = [e for e in document.all("svg") if e.attributes.get("class") == "bars"]
    assert bars.attributes["data-last"] == "2026-11-24"
    assert [e.attributes["data-day"] for e in document.all("li") if "data-day" in e.attributes][:2] == [
        "2026-11-24",
        "2026-10-27",
    ]


def test_a_components_months_lead_to_what_it_had_in_them() -> None:
    found = links("component")
    assert found["November 2026"] == "../../history/2026-11/component-api/"
    assert "October 2026" not in found


def test_a_components_badge_is_shown_and_can_be_taken_along() -> None:
    document = Document(page("component"))
    (picture,) = document.all("img")
    assert (picture.attributes["src"], picture.attributes["alt"]) == ("../../badges/components/api.svg", "API: Major outage")
    badge = "https://status.noaserver.com/badges/components/api.svg"
    copied = [e.attributes["data-copy"] for e in document.all("button") if "data-copy" in e.attributes]
    assert copied == [
        f"[![API]({badge})](https://status.noaserver.com/components/api/)",
        f'<a href="https://status.noaserver.com/components/api/"><img src="{badge}" alt="API"></a>',
    ]


def test_a_retired_component_says_so_in_its_head_its_title_and_its_badge() -> None:
    document = Document(page("component that is retired"))
    assert document.all("title")[0].text.startswith("Fax: Retired ·")
    assert "Retired on 28 Feb 2026" in document.words
    assert document.all("img")[0].attributes["alt"] == "Fax: Retired"
    assert not [e for e in document.all("svg") if e.attributes.get("class") == "bars"]


def test_a_component_takes_the_states_that_are_known_ahead_by_itself() -> None:
    row = replace(gallery.GROUPS[1].components[1], later=(LaterStatus(at=gallery.at(24, "22:00"), status="under_maintenance"),))
    made = theme().render(gallery.component(row)).decode()
    assert '</span><template data-at="2026-11-24T22:00Z"><!--<span class="state under_maintenance">' in made


@pytest.mark.parametrize("name", ["history", "year", "month", "a component in a month", "component"])
def test_the_pages_stay_light(name: str) -> None:
    assert len(gzip.compress(page(name).encode(), 9, mtime=0)) < 14_336


def test_a_selection_is_a_page_like_any_other() -> None:
    artifact = page_artifact(gallery.GALLERY["a component in a month"], Edition(gallery.SITE, theme()))
    assert artifact.path == "history/2026-11/component-api/index.html"
    assert artifact.render().decode() == page("a component in a month")
    assert ENGLISH.code in page("a component in a month")
