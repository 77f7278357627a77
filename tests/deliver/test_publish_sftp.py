"""Publishing over SFTP: a real SSH server, with the extensions that make releases possible and without, and a line that breaks."""

from __future__ import annotations

import os
from pathlib import Path

import asyncssh
import pytest

from tests.deliver.publishing import EARLIER, LATER, Pipeline, command, files_of, run
from tests.deliver.sftp_hosts import sftp


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    built = Pipeline(tmp_path)
    built.build()
    return built


def test_a_server_like_openssh_has_releases_and_a_link(
    tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sftp(tmp_path / "server", "openssh", monkeypatch) as target:
        there = tmp_path / "server/root/srv"
        done = pipeline.publish(target)
        assert done.status == 0, done.output
        assert os.readlink(there / "current") == "releases/000001-20261124T103500Z"
        first = files_of(there / "current")
        assert first == files_of(pipeline.tree)
        pipeline.says("10:38", "identified")
        pipeline.build(LATER)
        assert pipeline.publish(target).status == 0
        assert files_of(there / "current") == files_of(pipeline.tree)
        pipeline.build(EARLIER)
        assert "a newer build is there" in pipeline.publish(target).output
        done = run(command("rollback", target), pipeline.root)
        assert done.returncode == 0, done.stderr
        assert files_of(there / "current") == first
        # Nothing of a half-written file, and no lock, stays.
        assert [path for path in there.rglob("*") if path.name.endswith((".new", ".lock"))] == []


def test_without_its_manifest_the_release_in_place_is_never_written_over(
    tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sftp(tmp_path / "server", "openssh", monkeypatch) as target:
        there = tmp_path / "server/root/srv"
        assert pipeline.publish(target).status == 0
        (there / "state/manifest.json").unlink()
        assert pipeline.publish(target).status == 0
        assert os.readlink(there / "current") == "releases/000002-20261124T103500Z"
        assert files_of(there / "current") == files_of(pipeline.tree)


def test_a_server_without_extensions_gets_its_files_one_by_one(
    tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sftp(tmp_path / "server", "plain", monkeypatch) as target:
        there = tmp_path / "server/root/srv"
        for now in (None, LATER):
            if now:
                pipeline.says("10:38", "identified")
                pipeline.build(now)
            done = pipeline.publish(target)
            assert done.status == 0, done.output
            served = {path: data for path, data in files_of(there).items() if not path.startswith("_noa-status/")}
            assert served == files_of(pipeline.tree)
        done = run(command("rollback", target), pipeline.root)
        assert done.returncode == 2
        assert "--allow-older" in done.stderr


def test_a_line_that_breaks_is_made_again_and_the_site_is_whole(
    tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sftp(tmp_path / "server", "cut", monkeypatch) as target:
        done = pipeline.publish(target)
        assert done.status == 0, done.output
        assert files_of(tmp_path / "server/root/srv/current") == files_of(pipeline.tree)


def test_a_server_of_another_key_is_not_spoken_to(tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    with sftp(tmp_path / "server", "openssh", monkeypatch) as target:
        other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode().strip()
        known = tmp_path / "server/known_hosts"
        known.write_text(f"{known.read_text().split(' ')[0]} {other}\n")
        done = pipeline.publish(target)
        assert done.status == 3
        assert "Traceback" not in done.output
        assert files_of(tmp_path / "server/root/srv") == {}
