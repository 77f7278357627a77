"""Every promised address of the public site, as a function of ids: relative to the site's root, with forward slashes.

`page_file` tells which file a page's address is served from, `root_of` how a page reaches the site's root, so that the tree works
under any sub-path.
"""

from __future__ import annotations

HOME = ""
HISTORY = "history/"
MAINTENANCE = "maintenance/"
SUBSCRIBE = "subscribe/"
FEED = "feed"
FEED_RSS = "feed.rss"
FEED_ATOM = "feed.atom"
FEED_JSON = "feed.json"
FEED_STYLE = "feed.css"
FEED_ARCHIVES = "feeds/"
SITEMAP = "sitemap.xml"
PAGES_SITEMAP = "sitemap-pages.xml"
BUILD = "build.json"
NOT_FOUND = "404.html"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
HEADERS = "_headers"
NGINX = "_nginx.conf"
CADDY = "_caddy.conf"
STATUS_BADGE = "badges/status"
EMBED = "embed/"
EMBED_SCRIPT = "embed.js"
EMBED_DATA = "embed.json"
HOME_PICTURE = "pictures/home.png"
HISTORY_RSS = "history.rss"
HISTORY_ATOM = "history.atom"
STATUSPAGE = "api/v2/"
CALENDAR = "maintenance.ics"
INCIDENTS_CALENDAR = "incidents.ics"
METRICS = "metrics"
OPML = "opml.xml"
SECURITY = ".well-known/security.txt"
API = "api/noa/v1/"
API_INDEX = f"{API}index.json"
API_STATUS = f"{API}status.json"
API_CHANGES = f"{API}changes.json"
API_DESCRIPTION = f"{API}openapi.json"


def incident(id: str) -> str:
    """The page of an incident or a maintenance."""
    return f"incidents/{id}/"


def postmortem(id: str) -> str:
    """The page of an incident's published post-mortem."""
    return f"incidents/{id}/postmortem/"


def month(month: str) -> str:
    """The page of a month, `2026-11`."""
    return f"history/{month}/"


def year(year: int) -> str:
    """The page of a year, `2026`."""
    return f"history/{year:04}/"


def day_anchor(day: int) -> str:
    """The fragment of a day on its month's page."""
    return f"#day-{day}"


def month_component(month: str, id: str) -> str:
    """The page of what a component had in a month."""
    return f"history/{month}/component-{id}/"


def month_impact(month: str, impact: str) -> str:
    """The page of what had an impact in a month: `major`, or `maintenance` for planned work."""
    return f"history/{month}/impact-{impact}/"


def component(id: str) -> str:
    """The page of a component."""
    return f"components/{id}/"


def statuspage(name: str) -> str:
    """A file of Statuspage's interface: `summary`, `incidents/unresolved`, or `incidents/` and an id of that interface."""
    return f"{STATUSPAGE}{name}.json"


def component_calendar(id: str) -> str:
    """The calendar of the planned work on a component."""
    return f"{component(id)}{CALENDAR}"


def api_component(id: str) -> str:
    """What programs are told of a component."""
    return f"{API}components/{id}.json"


def api_month(month: str) -> str:
    """What programs are told of a month."""
    return f"{API}history/{month}.json"


def api_schema(name: str) -> str:
    """The JSON Schema of a kind of document: `status`."""
    return f"{API}schema/{name}.json"


def group(id: str) -> str:
    """Where the feeds of a group lie. It has no page."""
    return f"groups/{id}/"


def feed_archive(month: str, part: int) -> str:
    """A part of what was published in a month, as a feed: the file's name without its ending. The first part is 1."""
    return f"{FEED_ARCHIVES}{month}" + (f"-{part}" if part > 1 else "") + f"/{FEED}"


def group_badge(id: str) -> str:
    """The badge of a group, without its ending: `.svg`, or `.json` for shields. The page's own is `STATUS_BADGE`."""
    return f"badges/groups/{id}"


def component_badge(id: str) -> str:
    """The badge of a component, without its ending."""
    return f"badges/components/{id}"


def status_picture(status: str) -> str:
    """The picture that a page about this status is shared with."""
    return f"pictures/{status}.png"


def month_sitemap(month: str) -> str:
    """The part of the sitemap that lists a month's pages."""
    return f"sitemap-{month}.xml"


def asset(name: str) -> str:
    """A file of the organisation's own: its logo."""
    return f"assets/{name}"


def update_anchor(id: str) -> str:
    """The fragment of an update on its incident's page. With the page's absolute address it is the entry's permanent id in
    feeds."""
    return f"#{id}"


def page_file(address: str) -> str:
    """The file that a page's address is served from."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def root_of(address: str) -> str:
    """The way from a page back to the site's root: `""` for home, `../../` for an incident's page."""
    return "../" * address.count("/") or "./"
