"""The walls stand: the tree as it is passes, and each breach is caught by the contract or the rule that names it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class House:
    """A copy of the package to break."""

    root: Path

    def plant(self, path: str, text: str) -> None:
        """Adds lines to a module, or a module, or a package with it."""
        module = self.root / "generator/noa_status" / path
        module.parent.mkdir(parents=True, exist_ok=True)
        (module.parent / "__init__.py").touch()
        before = module.read_text(encoding="utf-8") if module.exists() else ""
        module.write_text(before + "\n" + text + "\n", encoding="utf-8")

    def run(self, *command: str) -> tuple[int, str]:
        """Exit status and output of one of the checkers, here."""
        environment = {**os.environ, "PYTHONPATH": str(self.root / "generator"), "COLUMNS": "200", "NO_COLOR": "1"}
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def walls(self) -> tuple[int, str]:
        """What import-linter says."""
        return self.run("lint-imports", "--no-logo", "--no-cache")

    def lint(self, path: str) -> tuple[int, str]:
        """What ruff says of one module."""
        return self.run("ruff", "check", "--no-cache", "--output-format=concise", f"generator/noa_status/{path}")


@pytest.fixture
def house(tmp_path: Path) -> House:
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    shutil.copytree(REPOSITORY / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    return House(tmp_path)


def test_the_tree_as_it_is_breaks_no_wall(house: House) -> None:
    status, said = house.walls()
    assert status == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(
    ("path", "line", "contract", "names"),
    [
        pytest.param(
            "public/pages/planted.py",
            "from noa_status.model.incident import Incident",
            "In public only the view knows the model",
            "noa_status.public.pages.planted -> noa_status.model.incident",
            id="a page that reaches for the model",
        ),
        pytest.param(
            "public/feeds/planted.py",
            "import noa_status.model.policy",
            "In public only the view knows the model",
            "noa_status.public.feeds.planted -> noa_status.model.policy",
            id="a feed that reaches for the model",
        ),
        pytest.param(
            "model/planted.py",
            "from noa_status.records import read",
            "A room imports from lower floors only",
            "noa_status.model.planted -> noa_status.records",
            id="the model that reads files",
        ),
        pytest.param(
            "internal/planted.py",
            "from noa_status.public import values",
            "A room imports from lower floors only",
            "noa_status.internal.planted -> noa_status.public.values",
            id="a room that imports the one beside it",
        ),
        pytest.param(
            "addresses.py",
            "from noa_status.artifacts import Artifact",
            "A room imports from lower floors only",
            "noa_status.addresses -> noa_status.artifacts",
            id="the ground that imports something of ours",
        ),
        pytest.param(
            "annex/__init__.py",
            "import json",
            "A room imports from lower floors only",
            "noa_status.annex",
            id="a room that stands on no floor",
        ),
        pytest.param(
            "records/planted.py",
            "import mkdocs.plugins",
            "Only the plugin knows MkDocs",
            "noa_status.records.planted -> mkdocs",
            id="records that know MkDocs",
        ),
        pytest.param(
            "cli/planted.py",
            "def f() -> None:\n    import mkdocs",
            "Only the plugin knows MkDocs",
            "noa_status.cli.planted -> mkdocs",
            id="a command that imports MkDocs late",
        ),
        pytest.param(
            "public/planted.py",
            "from pathlib import Path",
            "Disk, network and processes",
            "noa_status.public.planted -> pathlib",
            id="a page that knows paths",
        ),
        pytest.param(
            "model/planted.py",
            "import os.path",
            "Disk, network and processes",
            "noa_status.model.planted -> os",
            id="the model that knows the system",
        ),
    ],
)
def test_a_breach_is_named(house: House, path: str, line: str, contract: str, names: str) -> None:
    house.plant(path, line)
    status, said = house.walls()
    assert status == 1, said
    assert any(text.startswith(contract) and " BROKEN" in text for text in said.splitlines()), said
    assert names in said


def test_modules_that_import_each_other_are_named(house: House) -> None:
    house.plant("model/planted/__init__.py", "")
    house.plant("model/planted/a.py", "from noa_status.model.planted import b")
    house.plant("model/planted/b.py", "from noa_status.model.planted import a")
    status, said = house.walls()
    assert status == 1, said
    assert "No cycles are allowed in noa_status.model.planted" in said


@pytest.mark.parametrize(
    ("path", "lines", "rule"),
    [
        pytest.param(
            "model/planted.py",
            "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)",
            "TID251",
            id="the model reads the clock",
        ),
        pytest.param("build/planted.py", "import time\n\nNOW = time.time()", "TID251", id="the conductor reads the clock"),
        pytest.param(
            "records/planted.py", "from datetime import date\n\nTODAY = date.today()", "TID251", id="records know today"
        ),
        pytest.param("public/planted.py", 'TEXT = open("status.yml").read()', "PTH123", id="a page opens a file"),
        pytest.param("internal/planted.py", 'import io\n\nTEXT = io.open("x").read()', "TID251", id="a page opens a file by io"),
        pytest.param(
            "public/planted/planted.py", "X = 1", "INP001", id="a folder that is no package, which the walls cannot see"
        ),
        pytest.param("model/planted.py", 'print("hello")', "T201", id="the model prints"),
    ],
)
def test_what_imports_do_not_show_ruff_does(house: House, path: str, lines: str, rule: str) -> None:
    house.plant(path, f'"""Planted."""\n\n{lines}')
    if rule == "INP001":
        (house.root / "generator/noa_status" / path).with_name("__init__.py").unlink()
    status, said = house.lint(path)
    assert status == 1, said
    assert f"{path.rpartition('/')[2]}:" in said
    assert rule in said


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        pytest.param(
            "cli/planted.py", "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)", id="a door reads the clock"
        ),
        pytest.param(
            "records/planted.py", 'with open("status.yml", "rb") as file:\n    DATA = file.read()', id="records read files"
        ),
        pytest.param("build/planted.py", "import time\n\nSTART = time.perf_counter()", id="the conductor measures"),
    ],
)
def test_what_a_room_may_do_passes(house: House, path: str, lines: str) -> None:
    house.plant(path, f'"""Planted."""\n\n{lines}')
    status, said = house.lint(path)
    assert status == 0, said
