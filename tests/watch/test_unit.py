"""The service that the docs hand out: systemd takes it, and what it starts is a command line of ours."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

from tests.corpora import REPOSITORY

UNIT = REPOSITORY / "docs/systemd/noa-status-watch.service"


def test_the_command_that_it_starts_has_options_that_there_are() -> None:
    from noa_status.cli.watch import command

    (words,) = re.findall(r"^ExecStart=\S+/noa-status watch (.*)$", UNIT.read_text("utf-8"), re.MULTILINE)
    context = command.make_context("watch", shlex.split(words))
    assert context.params["listen"] == "127.0.0.1:8123"


def test_systemd_verifies_it(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    assert program, "systemd-analyze is missing: sudo apt-get install systemd"
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text("utf-8").replace("/opt/noa-status/bin/noa-status", shutil.which("true") or "/bin/true"))
    done = subprocess.run([program, "verify", str(unit)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
