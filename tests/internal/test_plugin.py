"""MkDocs, as a process, on a small repository: what a user runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.builders import SiteBuilder, a_site

REPOSITORY = Path(__file__).resolve().parents[2]
CONFIG = """\
site_name: On call
site_url: https://on-call.example.com/
repo_url: https://forge.example.com/us/status
edit_uri: edit/main/docs/
theme: {name: material, font: false, features: [navigation.indexes, content.action.edit]}
plugins: [search, {noa-status: {public: false}}]
markdown_extensions: [tables, toc]
validation: {links: {anchors: warn}}
"""


def a_repository(config: str = CONFIG) -> SiteBuilder:
    return (
        a_site()
        .file("/mkdocs.yml", config)
        .file(
            "/docs/index.md",
            "# Docs\n\n[How](how.md), [a runbook](../runbooks/node/NodeDown.md), [template](../POST_MORTEM_TEMPLATE.md#when).\n",
        )
        .file("/docs/how.md", "# How\n\nSee [status.yml](../status.yml) and [home](index.md).\n")
        .file("/POST_MORTEM_TEMPLATE.md", "# Template\n\n## When\n\nWithin 48 hours.\n")
        .runbook(
            "node/NodeDown",
            "# NodeDown\n\n## Mitigation\n\n###Glued\n\n![p](p.png) [gone](gone.md) <name>\n",
            owner="ops",
            tags=["node"],
        )
        .file("/runbooks/node/p.png", b"picture")
        .with_incident("down", severity="SEV1", alerts=["NodeDown"])
        .update("10:10", "investigating", api="major_outage")
    )


def run(root: Path, *command: str, program: str = "mkdocs", now: str = "2026-11-24T10:35Z") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", program, *command],
        cwd=root,
        env=environment(root, now),
        capture_output=True,
        text=True,
        check=False,
    )


def environment(root: Path, now: str) -> dict[str, str]:
    """Where the package is not installed, its entry point is made known by a folder on the path."""
    facts = root.parent / f"{root.name}-path" / "noa_status-0.dist-info"
    facts.mkdir(parents=True, exist_ok=True)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: noa-status\nVersion: 0\n")
    (facts / "entry_points.txt").write_text("[mkdocs.plugins]\nnoa-status = noa_status.plugin:NoaStatusPlugin\n")
    return {
        **os.environ,
        "PYTHONPATH": f"{REPOSITORY / 'generator'}{os.pathsep}{facts.parent}",
        "NOA_STATUS_NOW": now,
        "SOURCE_DATE_EPOCH": "1795516500",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }


def built(site: SiteBuilder, tmp_path: Path, **more: str) -> tuple[Path, str]:
    root = tmp_path / "repository"
    root.mkdir(exist_ok=True)
    done = run(site.write(root), "build", "--strict", **more)  # pyright: ignore[reportArgumentType]
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    assert "Traceback" not in output
    return root / "site", output


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(a_repository(), tmp_path_factory.mktemp("plugin"))[0]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    return {str(path.relative_to(site)): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_a_strict_build_passes_with_flaws_in_texts_and_says_how_many(tmp_path: Path) -> None:
    _, output = built(a_repository(), tmp_path)
    assert re.search(r"INFO +- +2 things to mend in 1 files? \(.*dead-link.*\): see the page Checks", output)


def test_every_kind_of_page_is_there(pages: dict[str, str]) -> None:
    for path in (
        "index.html",
        "runbooks/index.html",
        "runbooks/node/NodeDown/index.html",
        "r/index.html",
        "r/NodeDown/index.html",
        "playbooks/index.html",
        "incidents/index.html",
        "incidents/2026/index.html",
        "incidents/2026-11-24-down/index.html",
        "postmortems/index.html",
        "actions/index.html",
        "plan/index.html",
        "plan/severities/index.html",
        "checks/index.html",
        "docs/index.html",
        "docs/how/index.html",
        "repository/post_mortem_template/index.html",
    ):
        assert path in pages
    assert "One incident is open." in pages["index.html"]


def test_no_search_engine_keeps_any_of_it(pages: dict[str, str]) -> None:
    assert all('<meta name="robots" content="noindex' in html for html in pages.values())


def test_no_page_asks_another_origin_for_anything(site: Path, pages: dict[str, str]) -> None:
    for path, html in pages.items():
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]+src="([^"]+)"', html)
        loaded += re.findall(r'<link[^>]+rel="(?:stylesheet|icon|preconnect|preload)"[^>]*href="([^"]+)"', html)
        assert not [url for url in loaded if re.match(r"(https?:)?//", url)], path
        # Material's script asks a forge's API for numbers where it finds this.
        assert 'data-md-component="source"' not in html
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\([\"']?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_every_link_between_pages_leads_somewhere(site: Path, pages: dict[str, str]) -> None:
    for path, html in pages.items():
        if path == "404.html":
            continue
        for url in re.findall(r'<a\b[^>]*?href="([^"#]*)(?:#[^"]*)?"', html.replace("&#x2f;", "/")):
            if url and not re.match(r"[a-z]+:|//", url):
                target = (site / path).parent / url
                assert (target / "index.html" if target.is_dir() or url.endswith("/") else target).is_file(), (path, url)


def test_a_placeholder_and_a_picture_arrive(site: Path, pages: dict[str, str]) -> None:
    assert "&lt;name&gt;" in pages["runbooks/node/NodeDown/index.html"]
    assert (site / "runbooks/node/p.png").read_bytes() == b"picture"


def test_the_table_of_contents_is_that_of_our_headings(pages: dict[str, str]) -> None:
    toc = pages["plan/severities/index.html"].partition('data-md-component="toc"')[2].partition("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', toc) == ["sev1", "sev2", "sev3", "sev4"]


def test_the_navigation_lists_lists_and_no_records(pages: dict[str, str]) -> None:
    nav = pages["index.html"].partition('data-md-type="navigation"')[2].partition('data-md-type="toc"')[0]
    assert "plan/severities/" in nav
    assert "docs/how/" in nav
    assert "runbooks/node" not in nav
    assert "incidents/2026-11-24-down" not in nav


def test_the_pencil_opens_the_record_on_the_forge(pages: dict[str, str]) -> None:
    base = "https://forge.example.com/us/status/edit/main"
    assert f'href="{base}/runbooks/node/NodeDown.md"' in pages["runbooks/node/NodeDown/index.html"]
    assert f'href="{base}/incidents/2026/2026-11-24-down/incident.yml"' in pages["incidents/2026-11-24-down/index.html"]
    assert f'href="{base}/docs/how.md"' in pages["docs/how/index.html"]


def test_docs_link_to_records_and_to_the_forge(pages: dict[str, str]) -> None:
    assert 'href="../runbooks/node/NodeDown/"' in pages["docs/index.html"]
    assert 'href="../repository/post_mortem_template/#when"' in pages["docs/index.html"]
    assert 'href="https://forge.example.com/us/status/blob/HEAD/status.yml"' in pages["docs/how/index.html"]


def test_the_search_weighs_runbooks_and_leaves_lists_out(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    entries = {entry["location"]: entry for entry in index["docs"]}
    assert entries["runbooks/node/NodeDown/"]["boost"] == 2
    assert entries["runbooks/node/NodeDown/"]["tags"] == ["node"]
    assert "incidents/2026/" not in entries
    incident = entries["incidents/2026-11-24-down/"]
    assert incident["title"] == "Down"
    assert "take longer" not in json.dumps(
        [entry for entry in index["docs"] if entry["location"].startswith("incidents/2026-11-24")]
    )


def test_two_builds_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    again, _ = built(a_repository(), tmp_path)
    first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first == second


def test_properdocs_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    made, _ = built(a_repository(), tmp_path, program="properdocs")
    assert {path.relative_to(made) for path in made.rglob("*.html")} == {path.relative_to(site) for path in site.rglob("*.html")}
    ours = re.compile(r"<article.*?</article>", re.DOTALL)
    for path in ("index.html", "runbooks/node/NodeDown/index.html"):
        assert ours.findall((made / path).read_text()) == ours.findall((site / path).read_text())


def test_an_error_in_a_record_stops_the_build_and_says_where(tmp_path: Path) -> None:
    site = a_repository().with_incident("bad", at="09:00", started_at="2026-11-24 9 o'clock")
    done = run(site.write(tmp_path), "build")
    output = done.stdout + done.stderr
    assert done.returncode == 1
    assert "incidents/2026/2026-11-24-bad/incident.yml:" in output
    assert "o'clock" in output
    assert "Traceback" not in output


def test_an_error_in_a_record_leaves_the_site_that_was_there(tmp_path: Path) -> None:
    built(a_repository(), tmp_path)
    root = tmp_path / "repository"
    before = sorted(path for path in (root / "site").rglob("*") if path.is_file())
    (root / "status.yml").write_text("name: [\n")
    assert run(root, "build").returncode == 1
    assert sorted(path for path in (root / "site").rglob("*") if path.is_file()) == before


def test_no_status_yml_is_said_and_is_no_traceback(tmp_path: Path) -> None:
    a_repository().write(tmp_path)
    (tmp_path / "status.yml").unlink()
    done = run(tmp_path, "build")
    assert done.returncode == 1
    assert "status.yml" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("now", ["yesterday", "2026-11-24T10:35"])
def test_a_moment_that_is_none_is_refused(tmp_path: Path, now: str) -> None:
    done = run(a_repository().write(tmp_path), "build", now=now)
    assert done.returncode == 1
    assert f'"{now}"' in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_an_own_navigation_is_left_alone(tmp_path: Path) -> None:
    config = CONFIG + "nav: [{Home: index.md}, {How: how.md}, {Runbooks: runbooks/index.md}]\n"
    site = a_repository(config)
    del site.contents["docs/index.md"]
    site.contents["docs/how.md"] = "# How\n"
    made, _ = built(site, tmp_path)
    assert (made / "how/index.html").is_file()
    assert "runbooks/" in (made / "index.html").read_text()


def test_a_doc_with_the_address_of_a_page_is_an_error_that_names_both(tmp_path: Path) -> None:
    site = a_repository(CONFIG + "nav: [index.md]\n")
    site.contents["docs/how.md"] = "# How\n"
    done = run(site.write(tmp_path), "build")
    assert done.returncode == 1
    assert re.search(r"docs/index\.md has the address of a page of records \(index\.md\)", done.stdout + done.stderr)


def test_texts_left_to_the_engine_are_its_own(tmp_path: Path) -> None:
    site = a_site(markdown="mkdocs").file("/mkdocs.yml", CONFIG.replace("[tables, toc]", "[tables, toc, admonition]"))
    site = site.file("/docs/x.md", "# X\n").runbook("ApiDown", '# ApiDown\n\n!!! note "Mind"\n    This.\n', owner="ops")
    made, _ = built(site, tmp_path)
    html = (made / "runbooks/ApiDown/index.html").read_text()
    assert '<p class="admonition-title">Mind</p>' in html
    assert "ops" in html.partition("noa-strip")[2]
    assert html.count("<h1") == 1


def test_users_templates_shadow_ours_one_by_one(tmp_path: Path) -> None:
    site = a_repository().file("/site_overrides/internal/theme/partials/copyright.html", "<i>theirs</i>")
    site = site.file("/site_overrides/internal/pages/document.html.j2", "<h1>{{ page.title }}</h1><p>ours no more</p>")
    made, _ = built(site, tmp_path)
    home = (made / "index.html").read_text()
    assert "<i>theirs</i>" in home
    assert "noindex" in home
    assert "ours no more" in (made / "repository/post_mortem_template/index.html").read_text()


def test_links_are_right_without_directory_urls(tmp_path: Path) -> None:
    made, _ = built(a_repository(CONFIG + "use_directory_urls: false\n"), tmp_path)
    home = (made / "index.html").read_text().replace("&#x2f;", "/")
    assert 'href="incidents/2026-11-24-down/index.html"' in home
    redirect = (made / "r/NodeDown/index.html").read_text().replace("&#x2f;", "/")
    assert "url=../../runbooks/node/NodeDown.html" in redirect
    assert (made / "runbooks/node/NodeDown.html").is_file()


def test_the_public_site_is_built_beside_it(tmp_path: Path) -> None:
    config = CONFIG.replace("{public: false}", "{}") + "site_dir: site/internal\n"
    made, _ = built(a_repository(config), tmp_path)
    assert (made / "public/index.html").is_file()
    assert (made / "internal/index.html").is_file()


@pytest.mark.slow
def test_serve_shows_an_edit(tmp_path: Path) -> None:
    root = a_repository().write(tmp_path / "repository")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:8793", "--strict"],
        cwd=root,
        env=environment(root, "2026-11-24T10:35Z"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert "NodeDown" in _fetched("runbooks/node/NodeDown/", "NodeDown")
        (root / "runbooks/node/NodeDown.md").write_text("# NodeDown\n\n## New\n\nFreshly written.\n")
        assert "Freshly written." in _fetched("runbooks/node/NodeDown/", "Freshly")
    finally:
        process.terminate()
        process.wait(10)


def _fetched(path: str, until: str) -> str:
    html = ""
    for _ in range(150):
        try:
            with urlopen(f"http://127.0.0.1:8793/{path}", timeout=5) as answer:
                html = answer.read().decode()
        except (URLError, OSError):
            html = ""
        if until in html:
            return html
        time.sleep(0.2)
    return html


@pytest.mark.parametrize("site_dir", ["site", "site/public", "site/public/internal"])
def test_both_sites_in_one_place_are_refused_before_anything_is_touched(tmp_path: Path, site_dir: str) -> None:
    config = CONFIG.replace("{public: false}", "{}") + "site_dir: site/internal\n"
    made, _ = built(a_repository(config), tmp_path)
    root = made.parent
    before = sorted(path for path in made.rglob("*") if path.is_file())
    for public in ("{}", "{public: false}"):
        (root / "mkdocs.yml").write_text(CONFIG.replace("{public: false}", public) + f"site_dir: {site_dir}\n")
        done = run(root, "build")
        assert done.returncode == 1
        assert "would be published with the other. Write site_dir: site/internal" in done.stdout + done.stderr
        assert sorted(path for path in made.rglob("*") if path.is_file()) == before
