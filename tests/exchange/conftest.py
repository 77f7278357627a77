"""Real histories, where there are some."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import corpora as real


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    real.deselect(config, items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if real.notice():
        terminalreporter.write_line(real.notice())


@pytest.fixture
def corpora() -> Path:
    return real.found()
