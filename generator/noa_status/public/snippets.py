"""Texts to copy: what people put into a README, a page or a spreadsheet of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from noa_status.public.values import SiteHead

_MARKDOWN: Final = re.compile(r"[\\\[\]`*_<>!&]")


def badge_markdown(name: str, badge: str, page: str, site: SiteHead) -> str:
    """A badge that leads to a page; both are addresses of the site."""
    base = site.url + site.folder
    return f"[![{_MARKDOWN.sub(_escaped, _one_line(name))}]({base}{badge})]({base}{page})"


def badge_html(name: str, badge: str, page: str, site: SiteHead) -> str:
    """The same as HTML."""
    base = site.url + site.folder
    return f'<a href="{escape(base + page)}"><img src="{escape(base + badge)}" alt="{escape(_one_line(name))}"></a>'


def tab_separated(rows: Iterable[Iterable[str]]) -> str:
    """A table as text that spreadsheets take: a tabulator between cells, a line a row."""
    return "\n".join("\t".join(map(_one_line, row)) for row in rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0]
