"""A world for tests of the internal pages: a small repository on disk, read as a build reads it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from noa_status.build.internal_world import world_of
from noa_status.internal.page import InternalPage
from noa_status.internal.site import InternalSite, site_of
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, at


def built(site: SiteBuilder, root: Path, now: str = "10:35", *, directory_urls: bool = True) -> InternalSite:
    """The internal site of a small repository at `now`."""
    repository, problems = read_repository(site.write(root))
    assert repository is not None, problems
    world = world_of(root, repository, at(now), {}, directory_urls=directory_urls)
    assert not [problem for problem in problems if problem.level == "error"], problems
    return site_of(world, problems)


def page(site: InternalSite, uri: str) -> InternalPage:
    """The page with this uri."""
    return next(page for page in site.pages if page.uri == uri)


def words(html: str) -> str:
    """What a reader reads: the text alone without what is hidden, blanks collapsed."""
    html = re.sub(r"<li[^>]* hidden>.*?</li>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def text_of(site: InternalSite, uri: str) -> str:
    """What a reader reads on a page."""
    return words(page(site, uri).html)


def links_of(html: str) -> list[str]:
    """Every address that something on the page leads to."""
    return [unescape(url) for url in re.findall(r'<a [^>]*?href="([^"]*)"', html)]
