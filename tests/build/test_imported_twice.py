"""Two records from one entry of another system are an error that names both, whenever the second one comes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from noa_status.build.conduct import Paths, Report, build_public
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, a_site, run_git
from tests.laws.repository import differing, tree

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FROM = "{system: statuspage, id: k7x2m9q4w1zn}"
FIRST, SECOND = "incidents/2026/2026-11-24-api-slow", "incidents/2026/2026-11-24-web-slow"


def site_with(*slugs: str, imported: str = FROM) -> SiteBuilder:
    site = a_site()
    for slug in slugs:
        site.with_incident(slug, imported=imported).update("10:15", "investigating").update("11:00", "resolved")
    return site


def build(root: Path, name: str = "one", *, keep_going: bool = False) -> Report:
    return build_public(
        Paths(root=root, site=root.parent / name / "site", cache=root.parent / name / "cache"), NOW, keep_going=keep_going
    )


def said(report: Report) -> list[tuple[str, int, str]]:
    return [(one.place.path, one.place.line, one.says) for one in report.problems if one.code == "imported-twice"]


NAMED = [(f"{SECOND}/incident.yml", 5, f"{FIRST} was imported from the same entry, statuspage, k7x2m9q4w1zn")]


def test_a_reading_names_both_and_leaves_the_second_out(tmp_path: Path) -> None:
    found, problems = read_repository(site_with("api-slow", "web-slow").write(tmp_path))
    assert [(one.place.path, one.place.line, one.says) for one in problems] == NAMED
    assert found is not None
    assert [incident.folder for incident in found.incidents] == [FIRST]


def test_other_ids_and_other_systems_are_others(tmp_path: Path) -> None:
    site = site_with("api-slow")
    site.with_incident("web-slow", imported="{system: statuspage, id: k7x2m9q4w1zo}").update("10:15", "investigating")
    site.with_incident("db-slow", imported="{system: other, id: k7x2m9q4w1zn}").update("10:15", "investigating")
    assert read_repository(site.write(tmp_path))[1] == ()


@pytest.mark.parametrize("git", [True, False])
@pytest.mark.parametrize("before", ["api-slow", "web-slow"])
def test_it_is_found_when_the_other_one_was_read_by_an_earlier_build(tmp_path: Path, before: str, git: bool) -> None:
    root = site_with(before).write(tmp_path / "repository", git=git)
    assert build(root).is_built
    whole = tree(tmp_path / "one/site")
    site_with("api-slow", "web-slow").write(root)
    if git:
        run_git(root, "add", ".")
        run_git(root, "commit", "--quiet", "--message=Another")
    for _ in range(2):
        report = build(root)
        assert not report.is_built
        assert said(report) == NAMED
    assert said(build(root, "new")) == NAMED, "and by one from nothing"
    assert build(root, keep_going=True).is_built
    assert build(root, "other", keep_going=True).is_built
    assert differing(tree(tmp_path / "one/site"), tree(tmp_path / "other/site")) == []
    assert sum("-slow/" in path and path.endswith("index.html") for path in tree(tmp_path / "one/site")) == 1
    other = root / {"api-slow": SECOND, "web-slow": FIRST}[before]
    for path in (*other.glob("updates/*"), other / "incident.yml"):
        path.unlink()
    report = build(root)
    assert report.is_built, report.problems
    assert differing(whole, tree(tmp_path / "one/site")) == []
