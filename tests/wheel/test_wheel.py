"""The package as others get it: its wheel, with nothing else of this repository, builds a site in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.wheel
def test_the_wheel_builds_a_site_from_a_repository_with_records_alone(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(REPOSITORY),
    ]
    subprocess.run(command, check=True, capture_output=True, text=True)
    wheel = next(tmp_path.glob("*.whl"))
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    root = tmp_path / "mine"
    root.mkdir()
    (root / "status.yml").write_text("name: Mine\nurl: https://status.example.com/\ncomponents:\n  - {id: api, name: API}\n")
    # Only the wheel's own files come first; the checkout's editable install must not answer in their place.
    code = "import sys, noa_status; assert noa_status.__file__.startswith(sys.argv.pop(1)), noa_status.__file__; from noa_status.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, str(unpacked), "build", "--public"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    home = (root / "site" / "public" / "index.html").read_text()
    assert "Everything is working." in home
    assert "@layer" in home or "<style>" in home
    explained = subprocess.run(
        [sys.executable, "-c", code, str(unpacked), "explain", "late-update"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert explained.stdout.startswith("late-update (warning by default)"), explained.stderr
