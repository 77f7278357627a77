"""A site in two languages: the other one lies in a folder of its own and has whatever the first one has."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from noa_status.build.conduct import Paths, build_public
from tests.builders import SiteBuilder, a_site, at
from tests.laws.repository import differing, tree
from tests.public.looking import Document

NOW = at("10:35")
URL = "https://status.example.com/"
ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {
    "404.html",
    "robots.txt",
    "build.json",
    "llms.txt",
    "_headers",
    "_nginx.conf",
    "_caddy.conf",
    "metrics",
    "history.rss",
    "history.atom",
}
"""What a host has once, whatever languages there are."""


def a_site_in(*languages: str) -> SiteBuilder:
    """A site with an open incident and one of the month before, told in these languages."""
    site = a_site(languages=list(languages)).with_incident("web-down", at="2026-10-07T08:00").update("10-07T08:10", "resolved")
    site.with_incident("api-slow", titles={"de": "Die API ist langsam"} if "de" in languages[1:] else None)
    site.update("10:15", "investigating", api="degraded_performance").update("10:31", "identified", api="major_outage")
    return site.update("10:15", "", "Wir suchen den Grund, und melden uns.", language="de") if "de" in languages[1:] else site


def built(root: Path, to: Path, *, full: bool = False) -> dict[str, bytes]:
    """The public site that a repository gives."""
    report = build_public(Paths(root=root, site=to, cache=to / "cache"), NOW, full=full)
    assert report.is_built, report.problems
    return tree(to / "public")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    home = tmp_path_factory.mktemp("editions")
    return built(a_site_in("en", "de").write(home / "repository"), home / "site")


def pages(files: dict[str, bytes], folder: str = "") -> dict[str, Document]:
    """The plain pages of an edition by their addresses; what is embedded elsewhere is no page of the site."""
    own = {path.removeprefix(folder): data for path, data in files.items() if path.startswith(folder)}
    found = {path: data for path, data in own.items() if path.endswith("index.html") and not path.startswith(("de/", "embed/"))}
    return {path.removesuffix("index.html"): Document(data.decode()) for path, data in found.items()}


def alternates(page: Document) -> dict[str, str]:
    """Where a page says that it stands in each language."""
    links = [link.attributes for link in page.all("link")]
    return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}


def test_every_file_of_the_first_language_is_there_in_the_other(site: dict[str, bytes]) -> None:
    own = {path for path in site if not path.startswith(("de/", "sitemap", "pictures/", "api/"))} - ONCE
    assert {path.removeprefix("de/") for path in site if path.startswith("de/")} == own
    assert len(pages(site)) == len(pages(site, "de/")) >= 10


def test_each_edition_says_its_language(site: dict[str, bytes]) -> None:
    for folder, code in (("", "en"), ("de/", "de")):
        for page in pages(site, folder).values():
            (root,) = page.all("html")
            assert (root.attributes["lang"], root.attributes["dir"]) == (code, "ltr")


def test_a_language_that_is_read_from_right_to_left_says_so(tmp_path: Path) -> None:
    files = built(a_site_in("en", "ar").write(tmp_path / "repository"), tmp_path / "site")
    assert b'<html lang="ar" dir="rtl">' in files["ar/index.html"]


def test_links_stay_in_their_edition_but_for_the_choice_of_languages(site: dict[str, bytes]) -> None:
    for folder in ("", "de/"):
        for address, page in pages(site, folder).items():
            for link in page.all("a"):
                href = link.attributes["href"]
                if href.startswith(("#", "https:", "mailto:", "webcal:")):
                    continue
                path = urljoin(URL + folder + address, href).removeprefix(URL).partition("#")[0]
                file = path if posixpath.basename(path) else f"{path}index.html"
                assert file in site, f"{folder}{address} leads to {href}"
                if "hreflang" not in link.attributes:
                    assert path.startswith("de/") == (folder == "de/"), f"{folder}{address} leads to {href}"


def test_editions_of_a_page_point_to_each_other_and_to_themselves(site: dict[str, bytes]) -> None:
    for folder in ("", "de/"):
        for address, page in pages(site, folder).items():
            assert alternates(page) == {"en": f"{URL}{address}", "de": f"{URL}de/{address}"}
            canonical = [link.attributes["href"] for link in page.all("link") if link.attributes["rel"] == "canonical"]
            assert canonical == [f"{URL}{folder}{address}"]


def test_the_choice_of_languages_leads_to_the_same_page(site: dict[str, bytes]) -> None:
    for folder, code in (("", "en"), ("de/", "de")):
        for address, page in pages(site, folder).items():
            choice = [link for link in page.all("a") if "hreflang" in link.attributes]
            led = {link.attributes["hreflang"]: urljoin(URL + folder + address, link.attributes["href"]) for link in choice}
            assert led == {"en": f"{URL}{address}", "de": f"{URL}de/{address}"}
            assert [link.attributes["hreflang"] for link in choice if "aria-current" in link.attributes] == [code]
            assert [link.text for link in choice] == ["English", "Deutsch"]


def test_what_is_shown_where_no_page_is_leads_to_the_beginning_in_each_language(site: dict[str, bytes]) -> None:
    page = Document(site["404.html"].decode())
    led = {link.attributes["hreflang"]: link.attributes["href"] for link in page.all("a") if "hreflang" in link.attributes}
    assert led == {"en": "/", "de": "/de/"}
    assert alternates(page) == {}


@pytest.mark.parametrize("name", ["feed.atom", "components/api/feed.atom"])
def test_an_entry_has_the_same_id_in_every_language(name: str, site: dict[str, bytes]) -> None:
    own, other = (ElementTree.fromstring(site[folder + name]).findall(f"{ATOM}entry") for folder in ("", "de/"))
    assert [entry.findtext(f"{ATOM}id") for entry in other] == [entry.findtext(f"{ATOM}id") for entry in own]
    assert len(own) >= 2
    for entry in other:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.get("href", "").startswith(f"{URL}de/incidents/")


def test_titles_and_texts_are_told_in_their_language_in_pages_and_feeds(site: dict[str, bytes]) -> None:
    for path in ("index.html", "feed.rss", "feed.atom", "incidents/2026-11-24-api-slow/index.html"):
        assert "Die API ist langsam" in site[f"de/{path}"].decode()
        assert "Wir suchen den Grund, und melden uns." in site[f"de/{path}"].decode()
        assert "Wir suchen den Grund" not in site[path].decode()


def test_sitemaps_list_every_page_of_every_language(site: dict[str, bytes]) -> None:
    listed = {
        url for path in site if path.startswith("sitemap") for url in re.findall(r"<loc>([^<]*)</loc>", site[path].decode())
    }
    wanted = {URL + folder + address for folder in ("", "de/") for address in pages(site, folder)}
    assert {url for url in listed if not url.endswith(".xml")} == wanted


def test_the_language_of_the_records_has_no_folder_whichever_it_is(tmp_path: Path) -> None:
    files = built(a_site_in("de", "en").write(tmp_path / "repository"), tmp_path / "site")
    assert b'<html lang="de"' in files["index.html"]
    assert b'<html lang="en"' in files["en/index.html"]
    assert not [path for path in files if path.startswith("de/")]


def test_one_language_has_no_folder_and_no_choice(tmp_path: Path) -> None:
    files = built(a_site_in("en").write(tmp_path / "repository"), tmp_path / "site")
    assert not [path for path in files if path.startswith(("en/", "de/"))]
    assert not [path for path, data in files.items() if path.endswith(".html") and b"hreflang" in data]


@pytest.mark.slow
def test_a_language_comes_and_goes_and_an_update_comes_as_a_clean_build_would_have_it(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    for step, builder in enumerate(
        (
            a_site_in("en"),
            a_site_in("en", "de"),
            a_site_in("en", "de").update("10:34", "monitoring", api="operational"),
            a_site_in("en", "fr").update("10:34", "monitoring", api="operational"),
            a_site_in("en"),
        )
    ):
        for path in sorted(root.rglob("*.md")):
            path.unlink()
        builder.write(root)
        assert differing(built(root, tmp_path / "site"), built(root, tmp_path / f"clean{step}", full=True)) == []
