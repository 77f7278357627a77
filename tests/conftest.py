"""For all tests: real histories, where there are some; and what is left out where there are none is said at the end of the run."""

from __future__ import annotations

from pathlib import Path

import pytest

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
