"""What the rules say of a small repository."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from noa_status.lint.run import lint
from noa_status.problems import Problem
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, at


def problems_of(site: SiteBuilder, now: str = "12:00") -> list[Problem]:
    """All that the rules find at that moment. The records themselves have to be whole."""
    with TemporaryDirectory() as folder:
        root = site.write(Path(folder))
        repository, problems = read_repository(root)
        assert repository is not None, problems
        assert not problems, problems
        return list(lint(repository, at(now), lambda path: (root / path).read_text(encoding="utf-8-sig")))


def codes_of(site: SiteBuilder, now: str = "12:00") -> list[str]:
    """The rules that found something, in the order of files."""
    return [problem.code for problem in problems_of(site, now)]
