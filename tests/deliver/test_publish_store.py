"""Publishing to a bucket: a real S3-compatible server that enforces conditional writes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.deliver.flaky import flaky
from tests.deliver.publishing import EARLIER, LATER, Pipeline, files_of
from tests.deliver.stores import KEYS, bucket, free_port, s3


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with s3("first", "second", "third", "fourth", "500", "slow", "half", "lost") as address:
        yield address


@pytest.fixture
def pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    built = Pipeline(tmp_path)
    built.build()
    return built


def test_every_file_is_there_with_its_type_and_how_long_it_is_kept(server: str, pipeline: Pipeline) -> None:
    done = pipeline.publish(f"s3://first/status?endpoint={server}")
    assert done.status == 0, done.output
    for path, data in files_of(pipeline.tree).items():
        there = bucket(server, "first").get(f"status/{path}")
        assert bytes(there.bytes()) == data, path
        assert "max-age" in there.attributes["Cache-Control"], path
        kinds = {"html": "text/html", "rss": "application/xml", "json": "application/json", "svg": "image/svg+xml"}
        assert str(there.attributes["Content-Type"]).startswith(kinds.get(path.rpartition(".")[2], "")), path


def test_only_what_changed_is_sent_and_an_older_build_is_refused(server: str, pipeline: Pipeline) -> None:
    target = f"s3://second?endpoint={server}"
    assert pipeline.publish(target).status == 0
    assert "all is there already" in pipeline.publish(target).output
    pipeline.says("10:38", "identified")
    pipeline.build(LATER)
    done = pipeline.publish("--json", target)
    (told,) = json.loads(done.output)
    assert 0 < told["sent"] < told["unchanged"] + told["sent"] == len(files_of(pipeline.tree))
    pipeline.build(EARLIER)
    done = pipeline.publish(target)
    assert done.status == 1
    assert "a newer build is there" in done.output


def test_an_object_that_is_gone_is_sent_again_when_the_target_is_asked(server: str, pipeline: Pipeline) -> None:
    target = f"s3://third?endpoint={server}"
    assert pipeline.publish(target).status == 0
    bucket(server, "third").delete("feed.rss")
    assert "sent 1 files" in pipeline.publish("--check", target).output
    assert bytes(bucket(server, "third").get("feed.rss").bytes()) == (pipeline.tree / "feed.rss").read_bytes()


def test_a_bucket_that_is_not_there_is_told_at_once(server: str, pipeline: Pipeline) -> None:
    began = time.monotonic()
    done = pipeline.publish(f"s3://nowhere?endpoint={server}")
    assert done.status == 3
    assert "failed" in done.output
    assert time.monotonic() - began < 20


@pytest.mark.slow
def test_a_server_that_is_down_is_given_up_in_time(pipeline: Pipeline) -> None:
    began = time.monotonic()
    done = pipeline.publish(f"s3://first?endpoint=http://127.0.0.1:{free_port()}")
    assert done.status == 3
    assert "Traceback" not in done.output
    assert time.monotonic() - began < 60


@pytest.mark.slow
def test_a_half_done_publication_is_finished_by_the_next(server: str, pipeline: Pipeline) -> None:
    target = f"s3://fourth?endpoint={server}"
    assert pipeline.publish(target).status == 0
    store, name = bucket(server, "fourth"), "_noa-status/manifest.json"
    manifest = json.loads(bytes(store.get(name).bytes()))
    # As a process leaves it that was killed after the mark: the holder stays, the files are in doubt, one is of nobody knows when.
    manifest["holder"] = "somebody"
    manifest["files"]["index.html"] = {"sha256": "", "size": 0}
    store.put(name, json.dumps(manifest).encode())
    store.put("index.html", b"half")
    began = time.monotonic()
    done = pipeline.publish(target)
    assert done.status == 0, done.output
    assert "went on where another publication had ended" in done.output
    assert time.monotonic() - began >= 20
    assert bytes(store.get("index.html").bytes()) == (pipeline.tree / "index.html").read_bytes()


@pytest.mark.slow
def test_a_mark_whose_answer_got_lost_is_known_for_its_own(server: str, pipeline: Pipeline) -> None:
    began = time.monotonic()
    with flaky(urlsplit(server).port or 0, "lost", every=2) as before:
        done = pipeline.publish(f"s3://lost?endpoint={before}")
    assert done.status == 0, done.output
    assert time.monotonic() - began < 25
    assert "went on" not in done.output


@pytest.mark.parametrize("fault", ["500", "slow", "half"])
def test_a_server_that_fails_now_and_then_gets_the_whole_site(server: str, pipeline: Pipeline, fault: str) -> None:
    with flaky(urlsplit(server).port or 0, fault, every=9) as before:
        done = pipeline.publish(f"s3://{fault}?endpoint={before}")
    assert done.status == 0, done.output
    for path, data in files_of(pipeline.tree).items():
        assert bytes(bucket(server, fault).get(path).bytes()) == data, path


def test_a_server_that_only_fails_is_told_in_a_line_and_the_next_run_goes_on(server: str, pipeline: Pipeline) -> None:
    with flaky(urlsplit(server).port or 0, "500", every=1) as before:
        done = pipeline.publish(f"s3://third?endpoint={before}")
    assert done.status == 3
    assert "Traceback" not in done.output
    assert "failed" in done.output
    assert pipeline.publish(f"s3://third?endpoint={server}").status == 0
