"""A sample of what programs read, built into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from noa_status.build.conduct import Paths, build_public
from tests.builders import SiteBuilder, a_site, at

URL = "https://status.example.com/"
NOW = "10:35"


def a_lively_site(**facts: Any) -> SiteBuilder:
    """A site with an open incident, one that is over and was corrected, and planned work: done, ahead, moved and cancelled."""
    whole: dict[str, Any] = {"languages": ["en", "de"], **facts}
    site = a_site(**whole)
    site.with_incident("web-down", at="2026-10-07T08:00", severity="SEV1", resolved_at="2026-10-07T09:00Z")
    site.update("10-07T08:10", "investigating", web="major_outage")
    site.file(
        "updates/20261007T0900Z.md",
        "---\nstatus: resolved\ncorrected: 2026-10-07T11:00Z\ncorrection: The end was wrong.\n---\n"
        "The **dashboard** works again: [what happened](https://example.com/why).\n",
    )
    site.with_incident("api-slow", titles={"de": "Die API ist langsam"}).update(
        "10:15", "investigating", api="degraded_performance"
    )
    site.update("10:15", "", "Anfragen an die API dauern länger als sonst, wir suchen den Grund.", language="de")
    site.update("10:31", "identified", "We found a change that slows requests & roll it back.", api="partial_outage")
    site.with_maintenance("db-upgrade", "03T22:00", "03T23:30").update("01T09:00", "scheduled", db="under_maintenance")
    moved = "[{at: 2026-11-24T10:00Z, start: 2026-11-25T22:00Z, end: 2026-11-25T23:30Z}]"
    site.with_maintenance("web-move", "26T22:00", "26T23:30", moved=moved)
    site.update("23T09:00", "scheduled", web="under_maintenance")
    site.with_maintenance("api-keys", "27T22:00", "27T23:30", cancelled_at="2026-11-24T10:20Z")
    return site.update("20T09:00", "scheduled", api="under_maintenance")


def built(site: SiteBuilder, home: Path, now: str = NOW, *, to: str = "site") -> Path:
    """The folder of the public site that a repository gives at a moment."""
    root = site.write(home / "repository")
    report = build_public(Paths(root=root, site=home / to, cache=home / to / "cache"), at(now))
    assert report.is_built, report.problems
    return home / to / "public"
