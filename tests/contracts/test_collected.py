"""No room of the tests is passed over in silence: pytest's own list of folders to leave out holds `build`."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest


def test_no_folder_with_tests_is_passed_over(request: pytest.FixtureRequest) -> None:
    top = Path(__file__).parents[1]
    left_out: list[str] = request.config.getini("norecursedirs")
    rooms = {path.parent.relative_to(top) for path in top.rglob("test_*.py")}
    assert Path("build") in rooms
    passed_over = [room for room in rooms if any(fnmatch(part, pattern) for part in room.parts for pattern in left_out)]
    assert passed_over == []
