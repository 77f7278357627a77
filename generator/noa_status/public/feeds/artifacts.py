"""The files of feeds, in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from msgspec.structs import replace

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.public.feeds import atom, json_feed, rss
from noa_status.public.feeds.style import style
from noa_status.public.feeds.told import Teller
from noa_status.public.values import Feed, SiteHead, Text
from noa_status.words.languages import language_of

FORMATS: Final = (rss, atom, json_feed)


def feed_artifacts(feeds: Iterable[Feed], head: SiteHead, html: Callable[[Text], str]) -> Iterator[Artifact]:
    """Feeds in all formats, in the language of `head`. `html` turns a text into safe HTML with absolute links."""
    language = language_of(head.language)
    of_language = key_of(__version__, language)
    teller = Teller(html, language)
    for feed in feeds:
        own = feed if head == feed.site else replace(feed, site=head)
        key = key_of(of_language, own)
        for form in FORMATS:
            path = f"{head.folder}{own.base}{own.file}{form.ENDING}"
            yield Artifact(path=path, key=key_of(key, form.ENDING), render=partial(form.render, own, teller))


def style_artifact(head: SiteHead, css: str) -> Artifact:
    """The stylesheet of feeds in the language of `head`, made of the theme's `css`."""
    data = style(css, language_of(head.language))
    return Artifact(path=head.folder + addresses.FEED_STYLE, key=key_of(data), render=lambda: data)
