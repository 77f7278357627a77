from __future__ import annotations

import pytest
from msgspec.structs import replace

from noa_status.public.pages import component, history, home, incident, maintenance, month, not_found, subscribe
from noa_status.public.values import HomePage, SiteHead
from tests.public import gallery


def value(name: str) -> object:
    return gallery.GALLERY[name].value


@pytest.mark.parametrize(
    ("module", "name", "many"),
    [
        (home, "home in an outage", False),
        (history, "history", False),
        (maintenance, "maintenance", False),
        (incident, "incident open", True),
        (month, "month", True),
        (component, "component", True),
    ],
)
def test_a_page_stands_at_its_promised_address(module: object, name: str, many: bool) -> None:
    made = list(module.pages([value(name)] if many else value(name)))  # type: ignore[attr-defined]
    assert made == [gallery.GALLERY[name]]


def test_the_feeds_of_all_current_components_are_listed_under_their_groups() -> None:
    assert list(subscribe.pages(gallery.SITE, gallery.GROUPS)) == [gallery.GALLERY["subscribe"]]


def test_the_page_that_is_served_anywhere_answers_as_home_does_and_is_in_no_list() -> None:
    (made,) = not_found.pages(outage())
    assert made == gallery.GALLERY["not found"]
    assert made.is_listed is False


@pytest.mark.parametrize(
    ("url", "root"), [("https://s.example/", "/"), ("https://s.example/a/b/", "/a/b/"), ("https://s.example", "/")]
)
def test_the_page_that_is_served_anywhere_has_links_from_the_hosts_root(url: str, root: str) -> None:
    (made,) = not_found.pages(replace(outage(), site=SiteHead(name="N", url=url)))
    assert made.value.root == root


def outage() -> HomePage:
    home = value("home in an outage")
    assert isinstance(home, HomePage)
    return home
