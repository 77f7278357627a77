"""`opml.xml`: all feeds of the site in a language, for a reader to take up at once (OPML 2.0, http://opml.org/spec2.opml).

Each feed is there once, as RSS: a reader that took up both forms would tell everything twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from noa_status import addresses
from noa_status.public.feeds.told import feed_title
from noa_status.public.markdown import without_control_characters
from noa_status.public.values import Feed, SiteHead
from noa_status.public.wording import Wording
from noa_status.words.languages import language_of


def opml(feeds: Iterable[Feed], head: SiteHead) -> str:
    """The file. It has no dates: what it tells does not depend on when it was built."""
    wording = Wording(language_of(head.language))
    home = head.url + head.folder
    title = escape(_plain(wording.page_name(head)))
    owner = f"<ownerName>{escape(_plain(head.name))}</ownerName>\n<docs>http://opml.org/spec2.opml</docs>"
    outlines = "".join(_outlines(feeds, home, wording))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"<head>\n<title>{title}</title>\n{owner}\n</head>\n<body>\n{outlines}</body>\n</opml>\n"
    )


def _outlines(feeds: Iterable[Feed], home: str, wording: Wording) -> Iterator[str]:
    for feed in (feed for feed in feeds if not feed.is_archive):
        name = quoteattr(_plain(feed_title(feed, wording)))
        ways = f"xmlUrl={quoteattr(home + feed.base + addresses.FEED_RSS)} htmlUrl={quoteattr(home + feed.address)}"
        yield f'<outline type="rss" text={name} title={name} {ways} language="{wording.language.code}"/>\n'


def _plain(text: str) -> str:
    return without_control_characters(text)
