"""What people copy."""

from __future__ import annotations

import pytest

from noa_status.public.markdown import html_of
from noa_status.public.snippets import badge_html, badge_markdown, tab_separated
from noa_status.public.values import SiteHead
from tests.public.gallery import HOSTILE
from tests.public.looking import Document

SITE = SiteHead(name="Noa Server", url="https://status.noaserver.com/", folder="de/")
BADGE, PAGE = "badges/components/api.svg", "components/api/"


def test_a_badge_leads_to_the_page_in_its_language() -> None:
    base = "https://status.noaserver.com/de/"
    assert badge_markdown("API", BADGE, PAGE, SITE) == f"[![API]({base}{BADGE})]({base}{PAGE})"
    assert badge_html("API", BADGE, PAGE, SITE) == f'<a href="{base}{PAGE}"><img src="{base}{BADGE}" alt="API"></a>'


@pytest.mark.parametrize("name", ["A [b] (c)", "a`b*c_d", "![x](y)", "A & B <i>", "back\\slash", "two\nlines", HOSTILE])
def test_whatever_a_name_holds_it_stays_a_name(name: str) -> None:
    said = " ".join(name.split())
    (picture,) = Document(badge_html(name, BADGE, PAGE, SITE)).all("img")
    assert picture.attributes["alt"] == said
    made = Document(html_of(badge_markdown(name, BADGE, PAGE, SITE), base=SITE.url))
    assert [link.attributes["href"] for link in made.all("a")] == [f"{SITE.url}de/{PAGE}"]
    assert not made.all("script")


def test_a_table_has_a_tabulator_between_cells_whatever_they_hold() -> None:
    assert tab_separated([["Component", "2026-11"], ["A\tB\nC", "99.97%"]]) == "Component\t2026-11\nA B C\t99.97%"
