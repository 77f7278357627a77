"""For all tests: one browser; real histories, where there are some; and what is left out is said at the end of the run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import corpora as real


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    real.deselect(config, items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if real.notice():
        terminalreporter.write_line(real.notice())


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of recorded material; its absence is a failure."""
    return real.found()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that the environment names: one for the whole run, since a process can hold but one."""
    chromium = os.environ.get("NOA_STATUS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "there is no Chromium: make test says how to get one"
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=options)
        yield started
        started.close()
