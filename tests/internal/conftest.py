"""The corpora lie beside the repository: where they do not, the tests on them are deselected, and the run says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parents[2]


def corpora() -> Path:
    """Where the corpora lie: NOA_CORPORA, or a folder `corpora` in one beside the repository."""
    beside = next(iter(sorted(_REPOSITORY.parent.glob("*/corpora"))), _REPOSITORY.parent / "corpora")
    return Path(os.environ.get("NOA_CORPORA") or beside)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Where somebody has said where they are, a missing folder is a failure of the tests themselves.
    if corpora().is_dir() or os.environ.get("NOA_CORPORA"):
        return
    left_out = [item for item in items if item.path.name == "test_corpora.py"]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.write_line(
                f"NOTICE: {len(left_out)} tests on real material left out: {corpora()} is not there (NOA_CORPORA=...)"
            )


@pytest.fixture(scope="session")
def corpora_folder() -> Path:
    """The folder of the corpora; its absence is a failure."""
    folder = corpora()
    assert folder.is_dir(), f"{folder} is not there: NOA_CORPORA=... says where the corpora are"
    return folder
