"""Where an alerting rule's link to its runbook leads: to a page or file of ours, elsewhere, or nowhere.

Nobody is asked over the network. What a template fills in later (`{{ $labels.x }}`) may be anything within one step of a path;
`{{ $labels.alertname }}` is the alert's own name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from enum import StrEnum
from urllib.parse import quote, unquote

import msgspec

from noa_status.model.alert import AlertRule, RunbookLink

_TEMPLATE = re.compile(r"\{\{(?:`[^`]*`|[^`])*?\}\}")
_ALERT_NAME = re.compile(r"\{\{-?\s*\$labels\.alertname\s*-?\}\}|\{\{-?\s*\.Labels\.alertname\s*-?\}\}")
_BRANCHES = re.compile(r"\{\{-?\s*(?:if|else|range|with|end|define|block)\b")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\s)")
_SHORT = re.compile(r"r/([^/]+)")
_HOLE = "\0"
_MOST_HOLES = 4
_LONGEST = 2_000


class Leads(StrEnum):
    """Where a link leads."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"
    UNKNOWN = "unknown"
    WORDS = "words"


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """Where a link leads. `pages` are those of ours, by path; `host` is whose page it is elsewhere; `says` is what is wrong.

    `meant` is the same address as it is spelled here, where only that differs.
    """

    leads: Leads
    pages: tuple[str, ...] = ()
    host: str = ""
    says: str = ""
    meant: str = ""


class ShelfBook(msgspec.Struct, frozen=True, kw_only=True):
    """A runbook: `path` tells it from others, `names` are the alerts that it answers to, `id` is its file's name."""

    path: str
    title: str
    id: str = ""
    names: tuple[str, ...] = ()
    severity: str = ""


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What links of ours can lead to.

    `base` is the address of the internal site, with a slash at its end. `answers` gives the paths of the runbooks that answer to
    an alert, by its name in lower case. `pages` maps addresses under the base (no slash at either end) to the path of what is
    shown there. `find` gives the path of the file that a link in a rule file leads to, `anchors` those of a path (None where
    nobody knows them). Where it is not `is_whole`, there are pages that it does not know.
    """

    base: str = ""
    books: tuple[ShelfBook, ...] = ()
    answers: dict[str, tuple[str, ...]] = {}
    short_links: frozenset[str] = frozenset()
    pages: dict[str, str] = {}
    is_whole: bool = True
    find: Callable[[str, str], str | None] = lambda _source, _link: None
    anchors: Callable[[str], frozenset[str] | None] = lambda _: None

    def short_link(self, alert: str) -> str:
        """The address that an alert's `runbook_url` should have; an empty text where it has none, or the site's is not known."""
        spelled = _matching(alert, self.short_links) if self.base else ()
        return f"{self.base}r/{quote(spelled[0])}/" if spelled else ""


def answers_of(books: Iterable[ShelfBook]) -> dict[str, tuple[str, ...]]:
    """Which runbooks answer to which alert (in lower case): those that name it, and those whose file is named like it."""
    found: dict[str, list[str]] = {}
    for book in books:
        for name in dict.fromkeys(map(str.lower, (book.id, *book.names))):
            if name:
                found.setdefault(name, []).append(book.path)
    return {name: tuple(paths) for name, paths in found.items()}


def lead_of(link: RunbookLink, rule: AlertRule, shelf: Shelf) -> Lead:
    """Where a rule's link leads."""
    written = _ALERT_NAME.sub(lambda _: rule.name, link.written.strip())
    if not written:
        return Lead(leads=Leads.NOWHERE, says=f"`{link.annotation}` is empty")
    if len(written) > _LONGEST:
        return Lead(leads=Leads.WORDS)
    if _BRANCHES.search(written):
        return Lead(leads=Leads.UNKNOWN)
    address = _TEMPLATE.sub(_HOLE, written)
    inside = _inside(address, shelf.base)
    if address.count(_HOLE) > _MOST_HOLES or (inside is None and address.startswith(_HOLE)):
        # Whoever fills this in knows whose address it is.
        return Lead(leads=Leads.UNKNOWN)
    if inside is not None:
        return _on_site(inside, shelf)
    if re.search(r"\s", address):
        return Lead(leads=Leads.WORDS)
    if _SCHEME.match(address) or address.startswith("//"):
        host = re.sub(r"^[^/]*//", "", address).partition("/")[0].rpartition("@")[2]
        return Lead(leads=Leads.ELSEWHERE, host=host.replace(_HOLE, "*"))
    return _in_repository(address, rule, shelf)


def _inside(address: str, base: str) -> str | None:
    """What follows the site's own address; None where this is another's. http and https are one site; hosts know no case."""
    if not base or not re.match(r"https?://", address, re.IGNORECASE):
        return None
    host, _, path = re.sub(r"^\w+://", "", address).partition("/")
    own_host, _, own_path = re.sub(r"^\w+://", "", base).partition("/")
    if host.lower() != own_host.lower() or not f"{path}/".startswith(own_path):
        return None
    return path[len(own_path) :]


def _on_site(address: str, shelf: Shelf) -> Lead:
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0]).strip("/").removesuffix("index.html").rstrip("/")
    short = _SHORT.fullmatch(path)
    if short and path not in shelf.pages:
        return _by_name(short[1], shelf)
    matches = _matching(path, shelf.pages) or _matching(path.removesuffix(".html"), shelf.pages)
    if matches:
        pages = tuple(dict.fromkeys(shelf.pages[match] for match in matches))
        meant = "" if _HOLE in path or path.removesuffix(".html") in matches or path in matches else f"{shelf.base}{matches[0]}/"
        return _at_anchor(pages, fragment, shelf, meant=meant)
    if not shelf.is_whole:
        return Lead(leads=Leads.UNKNOWN)
    return Lead(leads=Leads.NOWHERE, says=f"the site has no page /{_shown(path)}")


def _by_name(name: str, shelf: Shelf) -> Lead:
    matches = _matching(name, shelf.short_links)
    if matches:
        paths = tuple(dict.fromkeys(path for match in matches for path in shelf.answers.get(match.lower(), ())))
        # A short link has its address as it is written and in lower case.
        meant = "" if _HOLE in name or name in (*matches, name.lower()) else shelf.short_link(matches[0])
        return Lead(leads=Leads.HERE, pages=paths, meant=meant)
    by_file = shelf.answers.get(name.lower(), ())
    if by_file:
        says = f"{by_file[0]} has this name, but does not say that it answers to the alert"
        return Lead(leads=Leads.NOWHERE, says=f"{says}: alerts: [{_shown(name)}]")
    return Lead(leads=Leads.NOWHERE, says=f"no runbook answers to {_shown(name)}")


def _in_repository(address: str, rule: AlertRule, shelf: Shelf) -> Lead:
    path, _, fragment = address.partition("#")
    path = unquote(path)
    if not path:
        return Lead(leads=Leads.NOWHERE, says="an anchor without the file that it stands in")
    if _HOLE in path:
        files = _matching(path.removeprefix("./").lstrip("/"), set(shelf.pages.values()))
        return _at_anchor(files, fragment, shelf) if files else Lead(leads=Leads.UNKNOWN)
    found = shelf.find(rule.place.path, path)
    if found is not None:
        return _at_anchor((found,), fragment, shelf)
    on_site = path.strip("/")
    if path.startswith("/") and (on_site in shelf.pages or _SHORT.fullmatch(on_site)):
        return _on_site(f"{on_site}#{fragment}" if fragment else on_site, shelf)
    return Lead(leads=Leads.NOWHERE, says=f"there is no file {_shown(path)}")


def _at_anchor(pages: tuple[str, ...], fragment: str, shelf: Shelf, *, meant: str = "") -> Lead:
    known = [found for page in pages if (found := shelf.anchors(page)) is not None]
    anchor = unquote(fragment)
    if not anchor or len(known) < len(pages) or any(_matching(anchor, found, any_case=False) for found in known):
        return Lead(leads=Leads.HERE, pages=pages, meant=meant)
    close = get_close_matches(anchor.lower(), sorted(frozenset[str]().union(*known)), n=1)
    guess = f"; did you mean #{close[0]}?" if close else ""
    return Lead(leads=Leads.NOWHERE, says=f"{pages[0]} has no anchor #{_shown(anchor)}{guess}")


def _matching(written: str, known: Collection[str], *, any_case: bool = True) -> tuple[str, ...]:
    """Those that are meant: the very one, else those that differ by case; all that fit where a hole is to be filled."""
    if _HOLE not in written:
        if written in known:
            return (written,)
        return tuple(sorted(one for one in known if one.lower() == written.lower())) if any_case else ()
    pattern = re.compile("[^/]+".join(map(re.escape, re.split(f"{_HOLE}+", written))), re.IGNORECASE if any_case else 0)
    return tuple(sorted(one for one in known if pattern.fullmatch(one)))


def _shown(text: str) -> str:
    text = text.replace(_HOLE, "*")
    return text if len(text) <= 100 else f"{text[:97]}..."
