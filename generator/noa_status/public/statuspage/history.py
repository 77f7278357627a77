"""`history.atom` and `history.rss`: an entry an incident, as Statuspage writes them.

Their markup is an interface: programs look for `<strong>Resolved</strong>`. So words and months are English in every language,
dates are padded with a blank, and planned work is published in the future; what feeds otherwise should be, ours are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from noa_status import addresses
from noa_status.public.statuspage.bodies import name_of
from noa_status.public.statuspage.ids import entry_number
from noa_status.public.statuspage.shapes import Shaper
from noa_status.public.values import SiteHead
from noa_status.public.values.statuspage import StatuspageRecord, StatuspageUpdate

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BEGINNING: Final = datetime(2000, 1, 1, tzinfo=UTC)


def atom(records: Sequence[StatuspageRecord], shaper: Shaper) -> bytes:
    """`history.atom`. `records` are newest first."""
    site, home = shaper.site, shaper.site.url.rstrip("/")
    host = urlsplit(site.url).netloc
    language = "en-US" if site.language == "en" else site.language
    updated_at = max((record.updated_at for record in records), default=_BEGINNING)
    lines = [
        f'<feed xml:lang={quoteattr(language)} xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>tag:{escape(host)},2005:/history</id>",
        f'  <link rel="alternate" type="text/html" href={quoteattr(home)}/>',
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(site.url + addresses.HISTORY_ATOM)}/>',
        f"  <title>{escape(_title(site))}</title>",
        f"  <updated>{_instant(updated_at)}</updated>",
        f"  <author>\n    <name>{escape(name_of(site.name))}</name>\n  </author>",
        *(_atom_entry(record, host, shaper) for record in records),
        "</feed>\n",
    ]
    return (_HEAD + "\n".join(lines)).encode()


def rss(records: Sequence[StatuspageRecord], shaper: Shaper) -> bytes:
    """`history.rss`. `records` are newest first."""
    site = shaper.site
    lines = [
        '<rss version="2.0">',
        "  <channel>",
        f"    <title>{escape(_title(site))}</title>",
        f"    <link>{escape(site.url.rstrip('/'))}</link>",
        "    <description>Statuspage</description>",
        *(_rss_item(record, shaper) for record in records),
        "  </channel>",
        "</rss>\n",
    ]
    return (_HEAD + "\n".join(lines)).encode()


def published_at(record: StatuspageRecord) -> datetime:
    """With its newest update, or when planned work will begin."""
    if record.status == "scheduled" and record.window_start_at is not None:
        return record.window_start_at
    return record.updates[0].at


def content(record: StatuspageRecord, shaper: Shaper) -> str:
    """The HTML of an entry: the window of planned work, then each update, newest first."""
    window = f"<p><strong>THIS IS A SCHEDULED EVENT {_window(record)}</strong></p>" if record.is_maintenance else ""
    return window + "".join(
        f"<p><small>{_var_day(update.at)}, {_var_clock(update.at)} UTC</small><br>"
        f"<strong>{word}</strong> - {shaper.body(update)}</p>"
        for update, word in zip(record.updates, _words(record.updates), strict=True)
    )


def _atom_entry(record: StatuspageRecord, host: str, shaper: Shaper) -> str:
    url = shaper.site.url + record.address
    return "\n".join(
        [
            "  <entry>",
            f"    <id>tag:{escape(host)},2005:Incident/{entry_number(record.id)}</id>",
            f"    <published>{_instant(published_at(record))}</published>",
            f"    <updated>{_instant(record.updated_at)}</updated>",
            f'    <link rel="alternate" type="text/html" href={quoteattr(url)}/>',
            f"    <title>{escape(name_of(record.name))}</title>",
            f'    <content type="html">{escape(content(record, shaper))}</content>',
            "  </entry>",
        ]
    )


def _rss_item(record: StatuspageRecord, shaper: Shaper) -> str:
    url = escape(shaper.site.url + record.address)
    ends_at = record.window_end_at
    return "\n".join(
        [
            "    <item>",
            f"      <title>{escape(name_of(record.name))}</title>",
            f"      <description>{escape(content(record, shaper))}</description>",
            f"      <pubDate>{_mail_date(published_at(record))}</pubDate>",
            f"      <link>{url}</link>",
            f"      <guid>{url}</guid>",
            *([] if ends_at is None else [f"      <maintenanceEndDate>{_mail_date(ends_at)}</maintenanceEndDate>"]),
            "    </item>",
        ]
    )


def _words(updates: Sequence[StatuspageUpdate]) -> Iterator[str]:
    """Each update's status, newest first; one that repeats the status before it is an update."""
    before: Iterable[StatuspageUpdate | None] = [*updates[1:], None]
    for update, earlier in zip(updates, before, strict=True):
        repeated = earlier is not None and earlier.status == update.status
        yield "Update" if repeated else update.status.replace("_", " ").capitalize()


def _title(site: SiteHead) -> str:
    name = name_of(site.name)
    return f"{name if name.casefold().endswith('status') else f'{name} Status'} - Incident History"


def _window(record: StatuspageRecord) -> str:
    start_at, end_at = record.window_start_at or _BEGINNING, record.window_end_at or _BEGINNING
    day = "" if start_at.astimezone(UTC).date() == end_at.astimezone(UTC).date() else f"{_var_day(end_at)}, "
    return f"{_var_day(start_at)}, {_var_clock(start_at)} - {day}{_var_clock(end_at)} UTC"


def _var_day(at: datetime) -> str:
    utc = at.astimezone(UTC)
    return f"{_MONTHS[utc.month - 1]} <var data-var='date'>{utc.day:2}</var>"


def _var_clock(at: datetime) -> str:
    return f"<var data-var='time'>{at.astimezone(UTC):%H:%M}</var>"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _mail_date(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC))
