"""Publishing as an artifact for Pages: the site's own files under other names, looked at before they go out."""

from __future__ import annotations

import os
import stat
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from noa_status.deliver.publish import Options, publish
from noa_status.deliver.source import read_source
from noa_status.deliver.targets.pages import PagesTarget
from noa_status.problems import NoaStatusError
from tests.deliver.publishing import LATER, Pipeline, files_of

NOW = datetime(2026, 11, 24, 10, 35, tzinfo=UTC)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    made = Pipeline(tmp_path_factory.mktemp("pages"))
    made.build()
    done = made.publish("pages:out")
    assert done.status == 0, done.output
    return made


def test_the_artifact_is_the_site_in_plain_files_that_all_can_read(pipeline: Pipeline) -> None:
    out = pipeline.root / "out"
    assert files_of(out) == {**files_of(pipeline.tree), ".nojekyll": b"", "CNAME": b"status.example.com\n"}
    found = [path.lstat() for path in out.rglob("*") if not path.is_dir()]
    assert {(stat.S_ISREG(one.st_mode), stat.S_IMODE(one.st_mode)) for one in found} == {(True, 0o644)}


def test_nothing_is_copied_where_the_disk_can_link(pipeline: Pipeline) -> None:
    assert all((pipeline.root / "out" / path).samefile(pipeline.tree / path) for path in files_of(pipeline.tree))


def test_on_another_disk_files_are_copied(pipeline: Pipeline) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        out = Path(folder) / "out"
        publish(read_source(pipeline.tree, (), None), PagesTarget("pages:out", out), NOW, Options())
        assert {path: data for path, data in files_of(out).items() if path != ".nojekyll"} == files_of(pipeline.tree)


def test_a_file_that_changed_since_it_was_looked_at_does_not_go_out(pipeline: Pipeline, tmp_path: Path) -> None:
    source = read_source(pipeline.tree, (), None)
    home = pipeline.tree / "index.html"
    data = home.read_bytes()
    try:
        # Of the same size, and in the same second.
        (tmp_path / "new").write_bytes(data.replace(b"<html", b"<hTml", 1))
        os.replace(tmp_path / "new", home)
        with pytest.raises(NoaStatusError, match=r"index\.html changed while it was being published"):
            publish(source, PagesTarget("pages:other", tmp_path / "other"), NOW, Options())
    finally:
        home.write_bytes(data)
    assert not (tmp_path / "other").exists()


def test_the_next_build_leaves_an_artifact_as_it_is(pipeline: Pipeline) -> None:
    before = files_of(pipeline.root / "out")
    pipeline.says("10:38", "identified")
    pipeline.build(LATER)
    assert files_of(pipeline.tree)["index.html"] != before["index.html"]
    assert files_of(pipeline.root / "out") == before
