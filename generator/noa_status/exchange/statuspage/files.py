"""Recorded JSON from a file or a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from noa_status.exchange.statuspage.values import SourceFile
from noa_status.problems import NoaStatusError, Place, Problem

MAX_BYTES = 64_000_000


def read_files(source: Path) -> tuple[list[SourceFile], list[Problem]]:
    """The JSON in a file, or in all `*.json` of a folder and those in it, in the order of their paths; and what cannot be read.

    Raises NoaStatusError where there is nothing to read, OSError where the disk fails.
    """
    if source.is_dir():
        paths = sorted(_json_files(source))
        if not paths:
            raise NoaStatusError(f"there is no .json file in {source}", exit_status=2)
    elif source.exists():
        paths = [source]
    else:
        raise NoaStatusError(f"there is no {source}: give a file, a folder, or an address with https://", exit_status=2)
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for path in paths:
        if path.stat().st_size > MAX_BYTES:
            problems.append(too_large(str(path)))
            continue
        with open(path, "rb") as file:
            read = parse(str(path), file.read(MAX_BYTES))
        if isinstance(read, Problem):
            problems.append(read)
        else:
            files.append(read)
    return files, problems


def _json_files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if name.endswith(".json") and not name.startswith("."))


def too_large(name: str) -> Problem:
    """The problem of a file that is not read."""
    says = f"more than {MAX_BYTES:,} bytes"
    return Problem(code="file-too-large", place=Place(name), says=says, hint="split it into several files")


def parse(name: str, data: bytes) -> SourceFile | Problem:
    """The JSON of a file, or what keeps it from being read."""
    try:
        return SourceFile(name, data, json.loads(data, parse_int=_whole))
    except json.JSONDecodeError as error:
        place, says = Place(name, error.lineno, error.colno), f"this is not JSON: {error.msg}"
    except UnicodeDecodeError as error:
        place, says = Place(name), f"this is not JSON: byte {error.start:,} is no UTF-8"
    except RecursionError:
        place, says = Place(name), "this is nested too deep to be meant"
    return Problem(code="not-json", place=place, says=says, hint="record it again; nothing of this file was imported")


def _whole(digits: str) -> int | float:
    # Python refuses to read a number of thousands of digits, and with it the whole file.
    return int(digits) if len(digits) < 19 else float(digits)
