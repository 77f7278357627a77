"""While a site is being published again and again, a visitor finds every page whole, and none older than the home that led there."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deliver.other_hosts import a_host
from tests.deliver.publishing import Pipeline, a_page, files_of
from tests.deliver.sftp_hosts import sftp
from tests.deliver.stores import KEYS, bucket, s3
from tests.deliver.visiting import Build, Get, Visitor, over_http, visiting
from tests.hosting.serving import nginx

BUILDS = 8


class Series:
    """One repository, built again and again as its incident goes on and others come: each tree is kept."""

    def __init__(self, home: Path) -> None:
        self.pipeline = Pipeline(home, a_page(url="https://status.example.com/"))
        self._kept = [home / f"tree-{number}" for number in range(BUILDS)]
        self.builds: list[Build] = []
        for number, kept in enumerate(self._kept):
            if number:
                self._goes_on(number)
            self.pipeline.build(f"2026-11-24T11:{number:02}Z")
            shutil.copytree(self.pipeline.tree, kept)
            self.builds.append(files_of(kept))

    def publish(self, number: int, target: str) -> None:
        """Publishes one of the builds."""
        shutil.rmtree(self.pipeline.tree)
        shutil.copytree(self._kept[number], self.pipeline.tree)
        done = self.pipeline.publish(target, "--allow-unknown", "--grace 60")
        assert done.status == 0, done.output

    def _goes_on(self, number: int) -> None:
        incidents = self.pipeline.root / "incidents/2026"
        if number % 2:
            self.pipeline.says(f"10:{30 + number}", "identified", f"Part {number} of the work is done; the rest goes on.")
        elif number == 4:
            shutil.rmtree(incidents / "2026-11-24-more-2")
        else:
            more = (
                a_page()
                .with_incident(f"more-{number}", at=f"10:{20 + number}")
                .update(f"10:{21 + number}", "investigating", db="degraded_performance")
            )
            more.write(self.pipeline.root)


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Series:
    return Series(tmp_path_factory.mktemp("series"))


def publish_all(series: Series, target: str, visitor: Visitor) -> None:
    with visiting(visitor):
        for number in range(1, BUILDS):
            series.publish(number, target)
    assert visitor.broken == []
    assert visitor.mixed == []
    assert visitor.reads > 100
    assert max(visitor.seen) == BUILDS - 1


def test_under_nginx_nobody_sees_a_broken_page(series: Series, tmp_path: Path) -> None:
    target = tmp_path / "srv"
    series.publish(0, str(target))
    (tmp_path / "nginx").mkdir()
    with nginx(target / "current", target / "current", tmp_path / "nginx") as host:
        publish_all(series, str(target), Visitor(over_http(host.port), series.builds))


def test_in_a_bucket_nobody_sees_a_broken_page(series: Series, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    with s3("seen") as address:
        target = f"s3://seen/status?endpoint={address}"
        series.publish(0, target)
        store = bucket(address, "seen")

        def get(path: str) -> tuple[int, bytes]:
            try:
                return 200, bytes(store.get(f"status/{path}").bytes())
            except FileNotFoundError:
                return 404, b""

        publish_all(series, target, Visitor(get, series.builds))


@contextmanager
def sftp_under_nginx(
    kind: str, served: str, home: Path, monkeypatch: pytest.MonkeyPatch, series: Series
) -> Generator[tuple[str, Get]]:
    with sftp(home / "server", kind, monkeypatch) as target:
        series.publish(0, target)
        (home / "nginx").mkdir()
        root = home / "server/root/srv" / served
        with nginx(root, root, home / "nginx") as host:
            yield target, over_http(host.port)


def test_over_sftp_nobody_sees_a_broken_page(series: Series, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sftp_under_nginx("openssh", "current", tmp_path, monkeypatch, series) as (target, get):
        publish_all(series, target, Visitor(get, series.builds))


def test_where_a_server_cannot_replace_a_file_in_one_step_it_is_missing_for_a_moment_and_never_half(
    series: Series, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sftp_under_nginx("plain", "", tmp_path, monkeypatch, series) as (target, get):
        visitor = Visitor(get, series.builds)
        with visiting(visitor):
            for number in range(1, BUILDS):
                series.publish(number, target)
        assert [found for found in visitor.broken if ": 404," not in found] == []
        assert visitor.mixed == []
        assert max(visitor.seen) == BUILDS - 1


@pytest.mark.parametrize("kind", ["wsgidav", "rclone", "rsync-daemon"])
def test_on_other_hosts_files_change_one_by_one_in_order(kind: str, series: Series, tmp_path: Path) -> None:
    with a_host(kind, tmp_path / "host") as (target, folder):
        series.publish(0, target)
        (tmp_path / "nginx").mkdir()
        with nginx(folder, folder, tmp_path / "nginx") as host:
            visitor = Visitor(over_http(host.port), series.builds)
            with visiting(visitor):
                for number in range(1, BUILDS, 6):
                    series.publish(number, target)
    # These WebDAV servers delete a file before they move another there, so there is none for a moment.
    missed = [found for found in visitor.broken if kind != "rsync-daemon" and ": 404," in found]
    assert visitor.broken == missed
    assert visitor.mixed == []
    assert max(visitor.seen) == BUILDS - 1
