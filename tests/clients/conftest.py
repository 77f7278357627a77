"""The sample repository's site at the demo moment, served once for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from noa_status.build.conduct import Paths, build_public
from tests.clients.serving import NOW, Served, demo_at, serving
from tests.corpora import REPOSITORY


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("served")
    report = build_public(Paths(root=REPOSITORY, site=home / "site", cache=home / "cache"), NOW)
    assert report.is_built, report.problems
    with serving(home / "site" / "public") as url:
        yield demo_at(url)
