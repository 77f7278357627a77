"""Where the internal site's pages lie, as the paths of the Markdown files that any engine would make them from (`uri`).

`href` turns two of them into a relative link, in either style that MkDocs knows: `runbooks/ApiDown/` or `runbooks/ApiDown.html`.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import quote

ONCALL = "index.md"
RUNBOOKS = "runbooks/index.md"
PLAYBOOKS = "playbooks/index.md"
INCIDENTS = "incidents/index.md"
POSTMORTEMS = "postmortems/index.md"
POSTMORTEMS_BY_CAUSE = "postmortems/by-cause.md"
POSTMORTEMS_BY_COMPONENT = "postmortems/by-component.md"
POSTMORTEMS_BY_SEVERITY = "postmortems/by-severity.md"
ACTIONS = "actions.md"
FIRST_MINUTES = "playbooks/first-minutes.md"
WHICH_SEVERITY = "playbooks/which-severity.md"
ROLE_CARDS = "playbooks/role-cards.md"
PLAN = "plan/index.md"
WHOLE_PLAN = "plan/whole.md"
METRICS = "metrics/index.md"
DIGESTS = "digest/index.md"
DIGEST_FEED = "digest/feed.atom"
HANDOFF = "handoff.md"
DRILLS = "drills/index.md"
DUE = "due/index.md"
CHECKS = "checks.md"
COVERAGE = "coverage.md"
ALERTS = "r/index.md"
SHORT_LINKS_JSON = "r/index.json"
ALERT_NAMES = "r/names.js"

LISTS = (
    ONCALL,
    RUNBOOKS,
    PLAYBOOKS,
    FIRST_MINUTES,
    WHICH_SEVERITY,
    ROLE_CARDS,
    INCIDENTS,
    POSTMORTEMS,
    ACTIONS,
    METRICS,
    DIGESTS,
    HANDOFF,
    DRILLS,
    DUE,
    PLAN,
    WHOLE_PLAN,
    CHECKS,
    ALERTS,
    SHORT_LINKS_JSON,
    COVERAGE,
)
"""Pages that are no file of the repository: each has one address, whatever there is."""

_ENDINGS = (".html.md.erb", ".html.md", ".markdown", ".md.erb", ".md")
_INDEXES = frozenset({"_index", "index", "readme"})


def incident(id: str) -> str:
    """The page of an incident, a maintenance or a drill."""
    return f"incidents/{id}/index.md"


def incidents_of(year: int) -> str:
    """The list of a year."""
    return f"incidents/{year}/index.md"


def incidents_in(year: int, month: int) -> str:
    """The list of a month, where its year has too many for one page."""
    return f"incidents/{year}/{month:02}/index.md"


def postmortem(id: str) -> str:
    """The post-mortem of the incident with this id."""
    return f"postmortems/{id}/index.md"


def postmortems_of(year: int) -> str:
    """A year of the archive."""
    return f"postmortems/{year}/index.md"


def postmortems_in(year: int, quarter: int) -> str:
    """A quarter of the archive, where its year has too many for one page."""
    return f"postmortems/{year}/q{quarter}/index.md"


def metrics_of(year: int) -> str:
    """The metrics of a year."""
    return f"metrics/{year}/index.md"


def digest(id: str) -> str:
    """The digest of a week (`2026-w48`) or a month (`2026-11`)."""
    return f"digest/{id}/index.md"


def due_calendar(owner: str) -> str:
    """The calendar of what an owner has due, by a name that a file can have; `all` is everything."""
    return f"due/{owner}.ics"


def plan(part: str) -> str:
    """A part of the response plan: `severities`."""
    return f"plan/{part}.md"


def short_link(alert: str) -> str:
    """The page that an alert's `runbook_url` opens."""
    return f"r/{alert}/index.html"


def short_page(alert: str) -> str:
    """The same address, as a page of the engine."""
    return f"r/{alert}/index.md"


def stem_of(path: str) -> str:
    """A Markdown file's name without its ending."""
    name = posixpath.basename(path)
    for ending in _ENDINGS:
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def is_index(path: str) -> bool:
    """True for a folder's own page: `_index.md`, `index.md`, `README.md`."""
    return stem_of(path).lower() in _INDEXES


def book(path: str) -> str:
    """The page of a runbook or playbook that lies at `path`: beside its siblings, as in the repository.

    The top folder's own text cannot have the folder's address, which lists everything; it goes beside that list.
    """
    folder = posixpath.dirname(path)
    if not is_index(path):
        return f"{folder}/{stem_of(path)}.md"
    return f"{folder}/about.md" if "/" not in folder else f"{folder}/index.md"


def document(path: str) -> str:
    """The page of another text at the repository's root."""
    return f"repository/{stem_of(path).lower()}.md"


@lru_cache(maxsize=65_536)
def page_file(uri: str, *, directory_urls: bool = True) -> str:
    """The file that a page is served from."""
    folder, name = posixpath.split(uri)
    stem, ending = posixpath.splitext(name)
    if ending != ".md":
        return uri
    if stem in ("index", "README"):
        return posixpath.join(folder, "index.html")
    return posixpath.join(folder, stem, "index.html") if directory_urls else posixpath.join(folder, f"{stem}.html")


@lru_cache(maxsize=65_536)
def href(source: str, target: str, *, directory_urls: bool = True) -> str:
    """The link from one page to another page or file."""
    base = posixpath.dirname(page_file(source, directory_urls=directory_urls))
    file = page_file(target, directory_urls=directory_urls)
    url = posixpath.relpath(file, base or ".")
    if directory_urls and posixpath.basename(file) == "index.html":
        url = url.removesuffix("index.html") or "./"
    return quote(url)
