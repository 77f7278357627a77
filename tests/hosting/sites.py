"""A sample of a public site, built into a folder."""

from __future__ import annotations

from pathlib import Path

from noa_status.build.conduct import Paths, build_public
from tests.builders import a_site, at

NOW = at("10:35")


def sample(home: Path, url: str = "https://status.example.com/", languages: tuple[str, ...] = ("en", "de")) -> Path:
    """The folder of a site in these languages, with an open incident, one of the month before and planned work."""
    site = a_site(url=url, languages=list(languages))
    site.with_incident("web-down", at="2026-10-07T08:00").update("10-07T08:10", "resolved", web="operational")
    site.with_incident("api-slow").update("10:15", "investigating", api="degraded_performance")
    site.with_maintenance("db-upgrade", "25T22:00", "25T23:30").update("24T09:00", "scheduled", db="under_maintenance")
    report = build_public(Paths(root=site.write(home / "repository"), site=home / "site", cache=home / "cache"), NOW)
    assert report.is_built, report.problems
    return home / "site" / "public"


def addresses_of(tree: Path) -> list[str]:
    """What the files of a tree are asked for by, each with a slash before it; what is only for servers is not among them."""
    files = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())
    return [f"/{file.removesuffix('index.html')}" for file in files if not file.startswith(("_", ".")) and file != "404.html"]
