"""Sitemaps: what is listed, when it last changed, where it is in other languages."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from noa_status.public.render import Page
from noa_status.public.sitemaps import changed_at, robots, sitemap, sitemap_index
from noa_status.public.values import IncidentView, LanguageLink, MaintenancePage
from tests.public import gallery
from tests.public.gallery import API_DOWN, GALLERY, at

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWEST = at(24, "10:31")
LINKS = (LanguageLink(code="en", name="English", folder=""), LanguageLink(code="de", name="Deutsch", folder="de/"))
HEADS = [replace(gallery.SITE, language=link.code, folder=link.folder, languages=LINKS) for link in LINKS]


def listed(text: str) -> dict[str, ElementTree.Element]:
    """The entries of a sitemap by their addresses."""
    rows = ElementTree.fromstring(text).findall(f"{SITEMAP}url")
    return {row.findtext(f"{SITEMAP}loc", ""): row for row in rows}


def changed(view: IncidentView) -> datetime | None:
    """When the page of an incident last changed."""
    return changed_at(gallery.incident(view).value)


def test_a_page_says_when_its_content_changed_and_not_when_it_was_built() -> None:
    pages = [GALLERY["home in an outage"], GALLERY["incident open"], GALLERY["subscribe"]]
    told = {url: row.findtext(f"{SITEMAP}lastmod") for url, row in listed(sitemap(pages, HEADS[:1], NEWEST)).items()}
    assert told == {
        "https://status.noaserver.com/": "2026-11-24T10:31Z",
        "https://status.noaserver.com/incidents/2026-11-24-api/": "2026-11-24T10:31Z",
        "https://status.noaserver.com/subscribe/": None,
    }


def test_an_incident_changes_with_its_newest_update_or_the_correction_of_an_older_one() -> None:
    assert changed(API_DOWN) == at(24, "10:31")
    older = replace(API_DOWN.updates[-1], corrected_at=at(24, "12:00"))
    assert changed(replace(API_DOWN, updates=(*API_DOWN.updates[:-1], older))) == at(24, "12:00")


@pytest.mark.parametrize(
    ("state", "others", "when"),
    [
        ("upcoming", {}, at(20, "09:00")),
        ("running", {}, at(24, "10:00")),
        ("completed", {"ended_at": at(24, "11:00")}, at(24, "11:00")),
        ("cancelled", {"ended_at": at(24, "11:00"), "cancelled_at": at(23, "08:00")}, at(23, "08:00")),
    ],
)
def test_a_maintenance_changes_when_its_window_opens_and_closes(state: str, others: dict[str, datetime], when: datetime) -> None:
    announced = gallery.update(at(20, "09:00"), "scheduled", "upgrade")
    assert changed(replace(gallery.maintenance(state, "New racks", 24), updates=(announced,), **others)) == when


def test_a_month_a_component_and_maintenance_changed_when_the_newest_of_theirs_did() -> None:
    assert changed_at(GALLERY["month"].value) == at(24, "11:20")
    assert changed_at(GALLERY["component"].value) == at(24, "10:31")
    listed = MaintenancePage(
        site=gallery.SITE, root="../", running=(gallery.UPGRADE,), past=(gallery.maintenance("running", "Racks", 3),)
    )
    assert changed_at(listed) == at(24, "10:00")


def test_what_tells_of_nothing_says_no_instant() -> None:
    assert changed_at(GALLERY["month that was quiet"].value) is None
    assert changed_at(GALLERY["home of a new site"].value) is None


def test_a_page_in_several_languages_leads_to_all_of_them_and_to_itself() -> None:
    rows = listed(sitemap([GALLERY["incident open"]], HEADS))
    urls = {
        code: f"https://status.noaserver.com/{folder}incidents/2026-11-24-api/" for code, folder in (("en", ""), ("de", "de/"))
    }
    assert set(rows) == set(urls.values())
    for row in rows.values():
        links = row.findall(f"{XHTML}link")
        assert {link.get("hreflang"): link.get("href") for link in links} == urls
        assert {link.get("rel") for link in links} == {"alternate"}


def test_a_page_in_one_language_leads_to_no_other() -> None:
    assert "xhtml" not in sitemap([GALLERY["incident open"]], HEADS[:1])


def test_what_is_not_listed_is_left_out_in_every_language() -> None:
    hidden = replace(GALLERY["incident open"], is_listed=False)
    assert set(listed(sitemap([GALLERY["history"], hidden, GALLERY["not found"]], HEADS))) == {
        "https://status.noaserver.com/history/",
        "https://status.noaserver.com/de/history/",
    }


def test_addresses_are_written_as_xml_wants_them() -> None:
    page: Page = replace(GALLERY["subscribe"], address='a&b"<')
    assert list(listed(sitemap([page], HEADS))) == ['https://status.noaserver.com/a&b"<', 'https://status.noaserver.com/de/a&b"<']


def test_the_list_of_sitemaps_and_robots_name_them_in_full() -> None:
    urls = ["https://s.example/sitemap-pages.xml", "https://s.example/sitemap-2026-11.xml"]
    index = ElementTree.fromstring(sitemap_index(urls))
    assert [row.text for row in index.iter(f"{SITEMAP}loc")] == urls
    assert robots("https://s.example/") == "User-agent: *\nAllow: /\n\nSitemap: https://s.example/sitemap.xml\n"
