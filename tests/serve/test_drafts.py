"""What a draft is shown as is what comes of it when it is written; and a draft leaves nothing behind."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from noa_status.build.conduct import Paths, build_public
from noa_status.serve.draft import DraftCheckout
from noa_status.serve.sites import DRAFT, KEPT, PRESENT, Moments, PublicSites
from tests.browser.sites import an_outage
from tests.builders import at
from tests.laws.repository import differing, tree

FOLDER = "incidents/2026/2026-11-24-api-fails"
NEW = "incidents/2026/2026-11-24-exports-stop"
UPDATE = b"---\nstatus: monitoring\ncomponents: {api: partial_outage}\n---\nMost requests are answered again by now.\n"
FACTS = b"title: Exports stop\nseverity: SEV3\nstarted_at: 2026-11-24T10:30Z\n"
NOW = at("10:40")


def fresh(root: Path, folder: Path) -> dict[str, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    assert build_public(Paths(root=root, site=folder, cache=folder / ".state"), NOW, full=True).is_built
    return tree(folder / "public")


def test_a_draft_looks_as_it_will_when_it_is_written_and_then_never_was(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path / "repository", git=True)
    sites = PublicSites(root, tmp_path / "home")
    assert sites.build(NOW).is_built
    before = fresh(root, tmp_path / "fresh")
    drafts = [
        (FOLDER, {f"{FOLDER}/updates/20261124T1036Z.md": UPDATE}),
        (NEW, {f"{NEW}/incident.yml": FACTS, f"{NEW}/updates/20261124T1036Z.md": UPDATE}),
        (FOLDER, {f"{FOLDER}/updates/20261124T1037Z.md": UPDATE.replace(b"Most", b"All")}),
    ]
    earlier: set[str] = set()
    for folder, files in drafts:
        assert sites.make(DRAFT, NOW, DraftCheckout(root, folder, files, frozenset(earlier))).is_built
        earlier.add(folder)
        seen = tree(sites.folder(DRAFT))
        assert seen != before
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        assert differing(seen, fresh(root, tmp_path / "fresh")) == []
        for path in files:
            (root / path).unlink()
        shutil.rmtree(root / NEW, ignore_errors=True)
    assert sites.build(NOW).is_built
    assert differing(tree(sites.folder(PRESENT)), before) == []


def test_a_site_from_another_moment_is_that_of_a_build_for_it_and_the_last_few_are_kept(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path / "repository", git=True)
    sites = PublicSites(root, tmp_path / "home")
    assert sites.build(NOW).is_built
    present = tree(sites.folder(PRESENT))
    made: list[str] = []
    moments = Moments(lambda name, moment: (made.append(name), sites.make(name, moment)))
    for hours in range(1, 6):
        moment = NOW + timedelta(hours=12 * hours)
        name = moments.name(moment, 1)
        paths = Paths(root=root, site=tmp_path / "other", cache=tmp_path / "other" / ".state")
        assert build_public(paths, moment, full=True).is_built
        assert differing(tree(sites.folder(name)), tree(tmp_path / "other" / "public")) == []
    assert len(set(made)) == KEPT
    moments.name(NOW + timedelta(hours=60), 1)
    assert len(made) == 5
    moments.name(NOW + timedelta(hours=60), 2)
    assert len(made) == 6
    assert differing(tree(sites.folder(PRESENT)), present) == []


def test_a_repository_that_is_broken_from_the_beginning_is_shown_as_far_as_it_is_whole(tmp_path: Path) -> None:
    site = an_outage().with_incident("broken").file("updates/20261124T1030Z.md", "status: nonsense\n")
    sites = PublicSites(site.write(tmp_path / "repository", git=True), tmp_path / "home")
    report = sites.build(NOW)
    assert report.is_built
    assert [problem.level for problem in report.problems] == ["error"]
    assert b"API is down." in (sites.folder(PRESENT) / "index.html").read_bytes()
