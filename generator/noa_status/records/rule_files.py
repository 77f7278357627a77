"""Finds and reads the files with alerting rules: those that are named, and those in the folders that are named."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from noa_status.model.alert import AlertRule
from noa_status.problems import Place, Problem
from noa_status.records.alert_rules import MAX_BYTES, RuleFile, read_rules

ENDINGS = (".yml", ".yaml", ".json", ".rules")
"""How the names of files end that are looked into in a folder."""

_CHUNK = 1_000_000


def read_rule_files(root: Path, paths: Iterable[str]) -> Iterator[RuleFile]:
    """Every file at or under these paths, which are relative to `root`, each once. Raises OSError where the disk fails.

    In folders, links and hidden files are passed over. What is no file is named, and so is what is too large.
    """
    seen: set[str] = set()
    for named in paths:
        start = os.path.join(root, named)
        for file in _files(start) if os.path.isdir(start) else (start,):
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield _read(file, _shown(os.path.relpath(file, root), named), is_named=file == start)


def rules_of(root: Path, paths: Iterable[str]) -> tuple[tuple[AlertRule, ...], list[Problem]]:
    """The rules in the files that `status.yml` names; and what is wrong with those, which is never a reason not to build."""
    rules: list[AlertRule] = []
    problems: list[Problem] = []
    for file in read_rule_files(root, (path for path in paths if os.path.exists(os.path.join(root, path)))):
        rules += file.rules
        problems += (msgspec.structs.replace(problem, level="warning") for problem in file.problems)
    return tuple(rules), problems


def file_beside(root: Path, source: str, link: str) -> str | None:
    """The file that a link in a rule file leads to, relative to `root`: from its folder, or any above it in the checkout."""
    folder = os.path.abspath(os.path.join(root, os.path.dirname(source)))
    here = os.path.abspath(root)
    while True:
        is_top = os.path.exists(os.path.join(folder, ".git")) or folder in (here, os.path.dirname(folder))
        path = os.path.normpath(os.path.join(folder, link.lstrip("/")))
        if "\0" not in path and os.path.isfile(path):
            return os.path.relpath(path, root).replace(os.sep, "/")
        if is_top:
            return None
        folder = os.path.dirname(folder)


def documents_of(root: Path) -> Iterator[str]:
    """The Markdown files under `docs/`, which the internal site shows too."""
    for base, _, names in os.walk(os.path.join(root, "docs")):
        yield from (
            os.path.relpath(os.path.join(base, name), root).replace(os.sep, "/") for name in names if name.endswith(".md")
        )


def _files(folder: str) -> Iterator[str]:
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(base, name)
            if name.lower().endswith(ENDINGS) and not name.startswith(".") and not os.path.islink(path):
                yield path


def _read(file: str, path: str, *, is_named: bool) -> RuleFile:
    found = os.stat(file)
    if not stat.S_ISREG(found.st_mode):
        problem = Problem(
            code="stray-file", place=Place(path), says="this is no file, so it is not read", hint="name a file or folder"
        )
        return RuleFile(path, "", "\n", (), (problem,))
    with open(file, "rb") as opened:
        # No more than what tells that it is too much.
        return read_rules(path, opened.read(max(MAX_BYTES + _CHUNK, 0)), is_named=is_named)


def _shown(path: str, named: str) -> str:
    """The path as it can be printed: relative, or whole where it was named so."""
    path = (path if not os.path.isabs(named) else os.path.abspath(path)).replace(os.sep, "/")
    return path if path.isprintable() else path.encode("unicode_escape").decode()
