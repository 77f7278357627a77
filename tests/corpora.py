"""Files that real organisations wrote, which lie beside the repository and not in it.

Where they are is said by NOA_CORPORA, else they are a folder `corpora` in one beside the repository. A test asks for them by the
fixture `corpora`. Without them it fails where NOA_CORPORA is set; elsewhere it is deselected, and a line says so.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
VARIABLE = "NOA_CORPORA"


def folder() -> Path:
    """Where the corpora should be."""
    beside = next(iter(sorted(REPOSITORY.parent.glob("*/corpora"))), REPOSITORY.parent / "corpora")
    return Path(os.environ.get(VARIABLE) or beside)


def is_demanded() -> bool:
    """True where tests must not do without them."""
    return bool(os.environ.get(VARIABLE))


def deselect(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Takes out the tests that need the corpora, where there are none and nobody demands them."""
    if not notice():
        return
    needing = [item for item in items if "corpora" in getattr(item, "fixturenames", ())]
    if needing:
        items[:] = [item for item in items if item not in needing]
        config.hook.pytest_deselected(items=needing)


def notice() -> str:
    """The line that says that tests are deselected, or an empty one where they are not."""
    if folder().is_dir() or is_demanded():
        return ""
    return f"deselected: tests with real histories, since there is no {folder()} (set {VARIABLE})"


def found() -> Path:
    """The corpora. Fails the test where there are none."""
    if not folder().is_dir():
        pytest.fail(f"there is no {folder()} (set {VARIABLE}), and these tests are demanded here")
    return folder()
