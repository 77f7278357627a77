"""A site with something of everything, for tests that look at pages and change nothing: an outage on 2026-11-24 at 10:35."""

from __future__ import annotations

from tests.builders import SiteBuilder, a_site

NOW = "10:35"
OUTAGE = "incidents/2026-11-24-api-fails/"
PAGES = {
    "home": "",
    "home in Arabic": "ar/",
    "incident": OUTAGE,
    "post-mortem": "incidents/2026-11-10-slow-answers/postmortem/",
    "maintenance": "incidents/2026-11-25-new-disks/",
    "maintenance list": "maintenance/",
    "history": "history/",
    "year": "history/2026/",
    "month": "history/2026-11/",
    "month in Arabic": "ar/history/2026-11/",
    "component": "components/api/",
    "component in Arabic": "ar/components/api/",
    "subscribe": "subscribe/",
    "404": "404.html",
}
"""An address of each kind of page."""

UPDATES = (
    "Most requests end with an error.",
    "One of two data centres is cut off.",
    "We are moving all traffic to the other one.",
)
"""What the open incident told, oldest first."""


def an_outage() -> SiteBuilder:
    """The API is down for the third update, the database is slow, Search is being maintained, more work is planned."""
    listed = [
        {"id": "api", "name": "API", "group": "core"},
        {"id": "web", "name": "Dashboard", "group": "core"},
        {"id": "db", "name": "Database", "group": "data"},
        {"id": "search", "name": "Search", "group": "data", "since": "2026-11-01"},
    ]
    groups = [{"id": "core", "name": "Core"}, {"id": "data", "name": "Data"}]
    site = a_site(listed, groups=groups, languages=["en", "ar"])
    site.with_incident("slow-answers", at="11-10T08:00").update("11-10T08:10", "identified", api="degraded_performance")
    site.update("11-10T10:00", "resolved").postmortem().file("postmortem.public.md", "## What happened\n\nA queue was full.\n")
    site.with_incident("signing-in-fails", at="11-18T12:00").update("11-18T12:05", "identified", web="partial_outage")
    site.update("11-18T13:00", "resolved")
    site.with_incident("slow-queries", at="09:40", severity="SEV3").update(
        "09:50", "identified", "An index is made anew.", db="degraded_performance"
    )
    site.with_incident("api-fails", severity="SEV1").update("10:05", "investigating", UPDATES[0], api="partial_outage")
    site.update("10:16", "identified", UPDATES[1], api="major_outage").update(
        "10:31", "identified", UPDATES[2], api="major_outage"
    )
    site.with_maintenance("new-index", "10:00", "11:30").update(
        "09:00", "scheduled", "The index moves.", search="under_maintenance"
    )
    return site.with_maintenance("new-disks", "25T22:00", "25T23:00").update("09:00", "scheduled", db="under_maintenance")
