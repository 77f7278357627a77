"""Small repositories, each named for the one thing that it shows, and the whole public site that they give.

`make golden` rewrites what is expected; look at the difference before you commit it. What every page carries alike (style, script
and their hashes) is cut out, so that a page can be read, and so are pictures.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from noa_status.build.conduct import Paths, build_public
from noa_status.records.instants import parse_instant
from tests.laws.repository import tree

HERE = Path(__file__).parent
SITES = sorted(path.parent.name for path in HERE.glob("*/status.yml"))


def readable(path: str, data: bytes) -> bytes:
    if path.endswith(".png"):
        return b"a picture\n" if data.startswith(b"\x89PNG\r\n") else data
    data = re.sub(rb"(<style[^>]*>).*?(</style>)", rb"\1...\2", data, flags=re.DOTALL)
    data = re.sub(rb"(<script[^>]*>).*?(</script>)", rb"\1...\2", data, flags=re.DOTALL)
    return re.sub(rb"sha256-[A-Za-z0-9+/=]+", b"sha256-...", data)


@pytest.mark.golden
@pytest.mark.parametrize("name", SITES)
def test_the_site_is_as_expected(name: str, tmp_path: Path) -> None:
    root = HERE / name
    now = parse_instant((root / "now").read_text().strip())
    repository = tmp_path / "repository"
    shutil.copytree(root, repository, ignore=shutil.ignore_patterns("expected"))
    paths = Paths(root=repository, site=tmp_path / "site", cache=tmp_path / "cache")
    report = build_public(paths, now)
    assert report.is_built, report.problems
    found = {path: readable(path, data) for path, data in tree(paths.site / "public").items()}
    expected = root / "expected"
    if os.environ.get("NOA_STATUS_GOLDEN") == "rewrite":
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in found.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    assert sorted(found) == sorted(tree(expected)), "a page is new or gone (make golden rewrites what is expected)"
    for path, data in found.items():
        assert data.decode() == (expected / path).read_bytes().decode(), path


def test_there_are_sites() -> None:
    assert len(SITES) >= 3
