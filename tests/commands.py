"""The command line as a test calls it: through the same door as a terminal, within this process."""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from noa_status.cli import main

# What usage lines call the program when pytest runs it.
_RUNNER = re.compile(r"python\S* -m [\w.]+\.noa-status")


class Done(NamedTuple):
    """What a command said (both streams, in the order in which it said it) and its exit status."""

    output: str
    status: int


def noa_status(arguments: str, root: Path) -> Done:
    """Runs `noa-status` with these arguments in the folder `root`."""
    said = io.StringIO()
    before, argv = os.getcwd(), sys.argv
    status = 0
    try:
        os.chdir(root)
        sys.argv = ["noa-status", *shlex.split(arguments)]
        with redirect_stdout(said), redirect_stderr(said):
            main()
    except SystemExit as done:
        status = done.code if isinstance(done.code, int) else 0
    finally:
        os.chdir(before)
        sys.argv = argv
    return Done(_RUNNER.sub("noa-status", said.getvalue()), status)
