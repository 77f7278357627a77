"""Publishing to a folder: releases, one link that is replaced, only what changed, and what is refused."""

from __future__ import annotations

import gzip
import json
import os
import stat
import threading
from pathlib import Path

import brotli
import pytest

from tests.commands import noa_status
from tests.deliver.publishing import EARLIER, LATER, Pipeline, a_page, files_of
from tests.hosting.serving import nginx


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    built = Pipeline(tmp_path)
    built.published()
    return built


def test_what_was_built_is_what_the_link_leads_to(pipeline: Pipeline) -> None:
    assert pipeline.current.is_symlink()
    assert os.readlink(pipeline.current) == "releases/000001-20261124T103500Z"
    assert pipeline.is_whole()
    assert {stat.S_IMODE(path.stat().st_mode) for path in pipeline.current.rglob("*") if path.is_file()} == {0o644}


def test_only_what_changed_is_written_and_the_rest_is_the_same_file(pipeline: Pipeline) -> None:
    before = pipeline.current.resolve()
    pipeline.says("10:38", "identified")
    pipeline.published(LATER)
    after = pipeline.current.resolve()
    assert before != after
    assert pipeline.is_whole()
    old, new = files_of(before), files_of(after)
    for path in old.keys() & new.keys():
        assert ((before / path).stat().st_ino == (after / path).stat().st_ino) is (old[path] == new[path]), path


def test_publishing_again_changes_nothing(pipeline: Pipeline) -> None:
    before = pipeline.manifest.read_bytes()
    done = pipeline.publish()
    assert done.status == 0
    assert "all is there already" in done.output
    assert pipeline.manifest.read_bytes() == before


def test_a_dry_run_tells_and_writes_nothing(pipeline: Pipeline) -> None:
    pipeline.says("10:38", "identified")
    pipeline.build(LATER)
    before = files_of(pipeline.target)
    done = pipeline.publish("--dry-run")
    assert done.status == 0
    assert "would send" in done.output
    # The lock's file may have been there meanwhile.
    assert files_of(pipeline.target) == before


def test_an_older_build_is_refused_with_the_way_out(pipeline: Pipeline) -> None:
    pipeline.build(EARLIER)
    done = pipeline.publish()
    assert done.status == 1
    assert "a newer build is there" in done.output
    assert "--allow-older" in done.output
    assert not pipeline.is_whole()
    assert pipeline.publish("--allow-older").status == 0
    assert pipeline.is_whole()


@pytest.mark.parametrize("loss", ["deleted", "damaged"])
def test_without_its_manifest_the_target_still_refuses_an_older_build(pipeline: Pipeline, loss: str) -> None:
    lose(pipeline, loss)
    pipeline.build(EARLIER)
    done = pipeline.publish()
    assert done.status == 1
    assert "a newer build is there" in done.output


@pytest.mark.parametrize("loss", ["deleted", "damaged"])
def test_without_its_manifest_the_same_build_never_takes_the_site_away(pipeline: Pipeline, loss: str) -> None:
    lose(pipeline, loss)
    looks, missing, over = 0, 0, threading.Event()

    def visit() -> None:
        nonlocal looks, missing
        while not over.is_set():
            looks += 1
            missing += not ((pipeline.current / "index.html").is_file() and (pipeline.current / "feed.rss").is_file())

    visitor = threading.Thread(target=visit)
    visitor.start()
    try:
        done = pipeline.publish()
    finally:
        over.set()
        visitor.join()
    assert done.status == 0, done.output
    assert looks > 10
    assert missing == 0
    assert os.readlink(pipeline.current) == "releases/000002-20261124T103500Z"
    assert pipeline.is_whole()


def lose(pipeline: Pipeline, how: str) -> None:
    if how == "deleted":
        pipeline.manifest.unlink()
    else:
        pipeline.manifest.write_bytes(b'{"files": ')


def test_a_file_that_somebody_deleted_from_the_release_is_sent_again(pipeline: Pipeline) -> None:
    (pipeline.current / "feed.rss").unlink()
    pipeline.says("10:38", "identified")
    pipeline.published(LATER)
    assert pipeline.is_whole()


def test_a_rollback_puts_the_release_before_back_and_says_which(pipeline: Pipeline) -> None:
    before = files_of(pipeline.current)
    pipeline.says("10:38", "identified")
    pipeline.published(LATER)
    done = noa_status(f"rollback {pipeline.target}", pipeline.root)
    assert done.status == 0, done.output
    assert "000001-20261124T103500Z" in done.output
    assert files_of(pipeline.current) == before
    assert pipeline.publish().status == 0
    assert pipeline.is_whole()


def test_a_rollback_to_a_release_that_is_not_there_names_those_that_are(pipeline: Pipeline) -> None:
    done = noa_status(f"rollback {pipeline.target} nothing", pipeline.root)
    assert done.status == 2
    assert "000001-20261124T103500Z" in done.output
    assert pipeline.is_whole()


def test_old_releases_go_and_the_one_in_place_never(pipeline: Pipeline) -> None:
    for minute in range(41, 45):
        pipeline.build(f"2026-11-24T10:{minute}Z")
        assert pipeline.publish("--keep", "2").status == 0
    left = sorted(path.name for path in (pipeline.target / "releases").iterdir())
    assert left == ["000004-20261124T104300Z", "000005-20261124T104400Z"]
    assert pipeline.is_whole()


def test_a_file_that_no_build_made_is_refused_by_its_name(pipeline: Pipeline) -> None:
    (pipeline.tree / "notes.txt").write_text("mine")
    done = pipeline.publish()
    assert done.status == 1
    assert "notes.txt was made by no build" in done.output
    assert not (pipeline.current / "notes.txt").exists()


def test_a_canary_is_refused_by_its_file_and_never_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = Pipeline(tmp_path, a_page().update("10:20", "identified", "The host db-7.corp.example.net was out of memory."))
    pipeline.build()
    monkeypatch.setenv("NOA_STATUS_CANARY", "corp.example.net")
    done = pipeline.publish()
    assert done.status == 1
    assert "incidents/2026-11-24-api-slow/index.html holds what must not be public" in done.output
    assert "corp.example.net" not in done.output
    assert not pipeline.current.exists()


def test_when_more_than_a_quarter_would_go_it_asks_whether_that_is_meant(tmp_path: Path) -> None:
    many = a_page()
    for number in range(1, 25):
        many.with_incident(f"old-{number}", at=f"2026-10-{number:02}T08:00").update(f"10-{number:02}T09:00", "resolved")
    big, small = Pipeline(tmp_path / "big", many), Pipeline(tmp_path / "small")
    big.published()
    small.build(LATER)
    done = small.publish(str(big.target))
    assert done.status == 1
    assert "--allow-deletions" in done.output
    assert small.publish(str(big.target), "--allow-deletions").status == 0
    # They go after a while, not while somebody may have a page open that leads there.
    gone = json.loads(big.manifest.read_bytes())["gone"]
    assert gone
    assert all((big.current / path).is_file() for path in gone)
    assert small.publish(str(big.target), "--allow-deletions", "--grace", "0").status == 0
    assert files_of(big.current) == files_of(small.tree)


def test_a_folder_in_the_place_of_the_link_is_left_alone(tmp_path: Path) -> None:
    pipeline = Pipeline(tmp_path)
    pipeline.build()
    pipeline.current.mkdir(parents=True)
    (pipeline.current / "thesis.txt").write_text("mine")
    done = pipeline.publish()
    assert done.status == 2
    assert "move it away" in done.output
    assert (pipeline.current / "thesis.txt").read_text() == "mine"


def test_what_is_there_is_told_for_programs_too(pipeline: Pipeline) -> None:
    done = noa_status(f"publish --list --json {pipeline.target}", pipeline.root)
    assert done.status == 0, done.output
    assert "000001-20261124T103500Z" in json.dumps(json.loads(done.output))


def test_one_target_that_fails_keeps_no_other_from_being_published(pipeline: Pipeline) -> None:
    pipeline.build(LATER)
    Path(pipeline.target.parent / "file").write_text("in the way")
    done = pipeline.publish(str(pipeline.target.parent / "file" / "srv"), str(pipeline.target))
    assert done.status == 3
    assert "failed" in done.output
    assert pipeline.is_whole()


def test_what_was_sent_is_read_back_through_the_public_address(pipeline: Pipeline, tmp_path: Path) -> None:
    pipeline.published()
    pipeline.says("10:38", "identified")
    pipeline.build(LATER)
    (tmp_path / "nginx").mkdir()
    with nginx(pipeline.current, pipeline.current, tmp_path / "nginx") as host:
        done = pipeline.publish("--verify", f"--public-url=http://127.0.0.1:{host.port}", str(pipeline.target))
    assert done.status == 0, done.output
    assert "read back" in done.output


def test_an_address_that_shows_something_else_is_told_and_the_site_stays(pipeline: Pipeline, tmp_path: Path) -> None:
    pipeline.build()
    other = Pipeline(tmp_path / "other")
    other.published(EARLIER)
    (tmp_path / "nginx").mkdir()
    with nginx(other.current, other.current, tmp_path / "nginx") as host:
        address = f"--public-url=http://127.0.0.1:{host.port}"
        done = pipeline.publish("--verify", "--verify-seconds=1", address, str(pipeline.target))
    assert done.status == 3
    assert "/build.json is another one" in done.output
    assert pipeline.is_whole()


def test_texts_have_compressed_copies_beside_them_where_that_is_asked_for(pipeline: Pipeline) -> None:
    pipeline.build()
    assert pipeline.publish("--precompress").status == 0
    home = (pipeline.current / "index.html").read_bytes()
    assert gzip.decompress((pipeline.current / "index.html.gz").read_bytes()) == home
    assert brotli.decompress((pipeline.current / "index.html.br").read_bytes()) == home
    assert "all is there already" in pipeline.publish("--precompress").output
    pipeline.says("10:38", "identified")
    pipeline.build(LATER)
    assert pipeline.publish("--precompress").status == 0
    assert gzip.decompress((pipeline.current / "index.html.gz").read_bytes()) == (pipeline.current / "index.html").read_bytes()
