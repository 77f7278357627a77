"""`keep_going` builds what is whole; what is broken is shown as the last good record said, never healthier."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from noa_status.build.conduct import Paths, Report, build_public
from tests.laws.repository import RepositoryOnDisk, differing, tree

NOW = datetime(2026, 11, 24, 10, 35, tzinfo=UTC)


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryOnDisk:
    repository = RepositoryOnDisk(tmp_path / "repository", git=True)
    repository.declare("api-down", NOW - timedelta(minutes=30), severity="SEV1", visibility="public")
    repository.commit()
    return repository


def build(repository: RepositoryOnDisk, *, keep_going: bool = True, name: str = "one", now: datetime = NOW) -> Report:
    home = repository.root.parent / name
    return build_public(Paths(root=repository.root, site=home / "site", cache=home / "cache"), now, keep_going=keep_going)


def home(repository: RepositoryOnDisk, name: str = "one") -> str:
    return (repository.root.parent / name / "site" / "public" / "index.html").read_text()


def the_update(repository: RepositoryOnDisk) -> Path:
    return next(repository.root.glob("incidents/*/api-down/updates/*.md"))


def test_an_edit_that_breaks_an_update_leaves_the_component_as_it_was_committed(repository: RepositoryOnDisk) -> None:
    text = the_update(repository).read_text()
    the_update(repository).write_text(text.replace("major_outage", "operationell"))
    assert not build(repository, keep_going=False).is_built
    report = build(repository)
    assert report.is_built
    assert report.left_out == ()
    assert "API is down." in home(repository)
    assert "We are looking into it" in home(repository)


def test_a_broken_commit_is_replaced_by_the_last_whole_one(repository: RepositoryOnDisk) -> None:
    the_update(repository).write_text("no front matter at all\n")
    repository.commit()
    repository.update(repository.folders()[0], NOW - timedelta(minutes=5), "resolve", "{}", "All of it works again, we think.")
    repository.commit()
    assert build(repository).is_built
    assert "API is down." in home(repository), "a broken all-clear is no all-clear"


def test_a_text_that_is_gone_from_the_disk_comes_from_git(repository: RepositoryOnDisk) -> None:
    the_update(repository).unlink()
    (repository.folders()[0] / "incident.yml").write_text("title: [\n")
    assert build(repository).is_built
    assert "We are looking into it" in home(repository)


def test_without_an_earlier_whole_version_the_broken_update_is_left_out(repository: RepositoryOnDisk) -> None:
    repository.declare("mail", NOW - timedelta(minutes=20), severity="SEV3", visibility="public")
    folder = next(folder for folder in repository.folders() if folder.name == "mail")
    repository.update(folder, NOW - timedelta(minutes=5), "monitorng", "{api: operational}", "It is over soon, we do hope.")
    report = build(repository)
    assert report.left_out == ()
    assert "Trouble with mail" in home(repository)
    assert "It is over soon" not in home(repository)


@pytest.mark.parametrize("committed", [True, False])
def test_a_record_whose_facts_were_renamed_is_shown_as_it_was(repository: RepositoryOnDisk, committed: bool) -> None:
    facts = repository.folders()[0] / "incident.yml"
    facts.rename(facts.with_name("incident.yaml"))
    if committed:
        repository.commit()
    report = build(repository)
    assert any(problem.code == "no-incident-file" for problem in report.problems)
    assert "API is down." in home(repository)
    facts.with_name("incident.yaml").rename(facts)
    assert build(repository, keep_going=False).problems == ()


@pytest.mark.parametrize("committed", [True, False])
def test_of_two_records_with_one_id_the_first_is_built_and_the_other_named(repository: RepositoryOnDisk, committed: bool) -> None:
    folder = repository.folders()[0]
    shutil.copytree(folder, folder.parents[1] / "9999" / folder.name)
    if committed:
        repository.commit()
    report = build(repository)
    assert report.left_out == ("incidents/9999/api-down",)
    assert home(repository).count("We are looking into it") == 1


def test_a_record_that_moved_and_left_something_behind_is_built_once(repository: RepositoryOnDisk) -> None:
    folder = repository.folders()[0]
    left = folder / "updates" / "20261124T1020Z.md"
    repository.move(folder, "old")
    left.parent.mkdir(parents=True)
    left.write_text("---\nstatus: resolved\n---\nAll of it works again, we think.\n")
    assert build(repository).is_built
    assert home(repository).count("We are looking into it") == 1


def test_a_record_that_was_never_whole_is_left_out_and_named(repository: RepositoryOnDisk) -> None:
    folder = repository.root / "incidents" / "2026" / "never"
    folder.mkdir()
    (folder / "incident.yml").write_text("title: [\n")
    report = build(repository)
    assert report.left_out == ("incidents/2026/never",)
    assert "API is down." in home(repository)


def test_what_is_shown_does_not_depend_on_what_was_remembered(repository: RepositoryOnDisk) -> None:
    build(repository)
    the_update(repository).write_text("broken\n")
    build(repository)
    build(repository, name="two")
    one, two = (tree(repository.root.parent / name / "site") for name in ("one", "two"))
    assert differing(one, two) == []
    repository.run("checkout", "-q", ".")
    assert build(repository, keep_going=False).problems == ()
    assert build(repository, name="three").is_built
    assert differing(tree(repository.root.parent / "one" / "site"), tree(repository.root.parent / "three" / "site")) == []
