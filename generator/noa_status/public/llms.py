"""`llms.txt` (https://llmstxt.org): what this site is and where its facts lie, for programs that read on behalf of people.

It says where the answer stands, not what it is: so it changes only with the site's components, and nobody quotes an old answer
from it. It is in English, whatever the site's language, as the names of files and fields are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from noa_status import addresses
from noa_status.public.markdown import without_control_characters
from noa_status.public.values import GroupRow, SiteHead

_SUMMARY: Final = (
    "> The public status page of {name}: what works now, what is being worked on, what is planned, and every incident so far."
)
_TO_KNOW: Final = (
    "The answer now is the first heading of {url} with the instant below it, or `sentence` and `updated_at` in {url}{data}."
    " It may change within minutes: read it anew each time, and say as of when. All times are UTC."
    " Each incident keeps its address for ever, and each of its updates has an anchor there: cite those."
)


def llms(site: SiteHead, name: str, groups: Iterable[GroupRow]) -> str:
    """The file. `name` is what the page is called; `groups` are those of home."""
    url = site.url
    lines = [
        f"# {_plain(name)}",
        "",
        _SUMMARY.format(name=_plain(site.name)),
        "",
        _TO_KNOW.format(url=url, data=addresses.EMBED_DATA),
        "",
        "## Now",
        "",
        _line(
            "Status now", url, "the answer in one sentence, open incidents with their updates, every component with its last days"
        ),
        _line("The same as JSON", url + addresses.EMBED_DATA, "`status`, `sentence`, `updated_at`, `notices`"),
        _line("Planned maintenance", url + addresses.MAINTENANCE, "windows with start and end"),
        _line("How fresh this is", url + addresses.BUILD, "JSON: when the site was built and when it changes by itself"),
        "",
        "## What happened",
        "",
        _line("History", url + addresses.HISTORY, "all incidents and maintenances, month by month"),
        _line("Atom feed", url + addresses.FEED_ATOM, "an entry for each update, newest first"),
        _line("RSS feed", url + addresses.FEED_RSS, "the same as RSS"),
        _line("Sitemap", url + addresses.SITEMAP, "every page, with when it last changed"),
        "",
        *_components(url, groups),
        "## Optional",
        "",
        _line("Get updates", url + addresses.SUBSCRIBE, "every way to be told, badges and embeds"),
        *(_line(other.name, url + other.folder, "this site in another language") for other in site.languages[1:]),
    ]
    return "\n".join(lines) + "\n"


def _components(url: str, groups: Iterable[GroupRow]) -> Iterator[str]:
    rows = [row for group in groups for row in group.components]
    if rows:
        yield from ("## Components", "")
        yield from (
            _line(row.name, url + row.address, _plain(row.description) or "status, days, uptime, incidents") for row in rows
        )
        yield ""


def _line(name: str, url: str, about: str) -> str:
    return f"- [{_plain(name)}]({url}): {about}"


def _plain(text: str) -> str:
    """Words on one line that Markdown takes for nothing else."""
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", " ".join(without_control_characters(text).split()))
