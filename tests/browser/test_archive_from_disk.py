"""The archive of the internal site, unpacked and opened from a disk in a browser that has no network."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import SiteBuilder
from tests.internal.test_plugin import a_repository, environment

pytestmark = pytest.mark.browser


def _a_repository() -> SiteBuilder:
    return a_repository().runbook(
        "ApiDown", "# ApiDown\n\n## Mitigation\n\n```bash\nkubectl -n <namespace> rollout undo deployment/api\n```\n", owner="ops"
    )


def _packed(root: Path, archive: Path) -> Path:
    words = ["build", "--root", str(root), "--now", "2026-11-24T10:35Z", "--offline", str(archive)]
    done = run(
        [sys.executable, "-m", "noa_status", *words], env=environment(root, ""), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert str(archive) in done.stdout
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    return _packed(_a_repository().write(folder / "repository"), folder / "kept" / "internal.zip")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has no network; whatever it asks for beside files is in `asked`."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def _watched(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.on("requestfailed", lambda request: asked.append(f"failed: {request.url}"))
    return asked


def test_a_search_is_answered_and_nothing_is_asked_of_anybody(archive: Path, page: Page, tmp_path: Path) -> None:
    ZipFile(archive).extractall(tmp_path)
    asked = _watched(page)
    page.goto((tmp_path / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("rollout")
    found = page.locator(".md-search-result__link", has_text="ApiDown").first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator("h1").first).to_have_text("ApiDown")
    assert asked == []


def test_an_alert_fills_its_runbook(archive: Path, page: Page, tmp_path: Path) -> None:
    ZipFile(archive).extractall(tmp_path)
    asked = _watched(page)
    page.goto(f"{(tmp_path / 'r/ApiDown/index.html').as_uri()}?namespace=prod")
    expect(page.locator("code", has_text="kubectl").first).to_contain_text("kubectl -n prod rollout undo")
    assert page.url.startswith(f"{(tmp_path / 'runbooks/ApiDown.html').as_uri()}?")
    assert asked == []


def test_every_link_in_it_names_a_file(archive: Path, page: Page, tmp_path: Path) -> None:
    ZipFile(archive).extractall(tmp_path)
    for path in sorted(tmp_path.rglob("*.html")):
        if path.name != "404.html":
            page.goto(path.as_uri())
            links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
            gone = {link for link in links if link.startswith("file:") and not _leads_to_a_file(link)}
            assert gone == set(), path.relative_to(tmp_path)


def _leads_to_a_file(link: str) -> bool:
    from urllib.parse import unquote, urlsplit

    return Path(unquote(urlsplit(link).path)).is_file()


def test_the_same_sources_give_the_same_archive(archive: Path, tmp_path: Path) -> None:
    again = _packed(_a_repository().write(tmp_path / "repository"), tmp_path / "internal.zip")
    assert again.read_bytes() == archive.read_bytes()


def test_the_licence_of_what_others_wrote_is_in_it(archive: Path) -> None:
    text = ZipFile(archive).read("assets/noa/iframe-worker-shim.js").decode()
    assert "Martin Donath" in text
    assert "Permission is hereby granted, free of charge" in text


def test_the_site_on_the_server_has_none_of_it(archive: Path) -> None:
    site = archive.parents[1] / "repository" / "site" / "internal"
    assert "iframe-worker" not in (site / "index.html").read_text()
    assert not (site / "search" / "search_index.js").exists()
    assert json.loads((site / "search" / "search_index.json").read_text())["docs"]
