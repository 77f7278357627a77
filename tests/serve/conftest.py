"""A preview of a site with an outage, for tests to look at and to write in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.sites import an_outage
from tests.serve.previewing import NOW, Running

# A busy machine takes its time.
expect.set_options(timeout=20_000)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    """The public site's, at the moment of the outage."""
    running = Running(an_outage().write(tmp_path / "repository", git=True), "--public", "--now", NOW)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def shared_preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The same, for tests that change nothing."""
    running = Running(an_outage().write(tmp_path_factory.mktemp("serve"), git=True), "--public", "--now", NOW)
    yield running
    running.stop()
