"""Short links: `/r/<AlertName>/`, which an alert's `runbook_url` opens for ever, wherever its runbook moves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from noa_status.internal import addresses, books
from noa_status.internal.library import Library
from noa_status.internal.page import InternalFile, World
from noa_status.internal.values import Link, Redirect
from noa_status.model.site import Repository

Claims = Mapping[str, tuple[str, ...]]
"""Alert names, each with the paths of what answers to it."""

_SCRIPT = "assets/noa/short_links.js"
# An alert's name becomes the name of a folder and part of an address: whatever else it may hold, not these.
_UNFIT = re.compile(r"[/\\\x00-\x1f?#%]|^\.+$|.{121}")


def files(world: World, library: Library, claims: Claims, unwritten: Iterable[str] = ()) -> Iterator[InternalFile]:
    """A redirect for every alert name with one page, and the list of all for machines; `unwritten` are names without a page.

    A name has its address as it is written and in lower case. Both hold the same bytes: on some disks they are one file.
    """
    titles = titles_of(world)
    for name, uris in addresses_of(claims).items():
        (path, *others) = claims[name]
        for uri in () if others else uris:
            target = Link(titles.get(path, path), world.href(uri, library.pages()[path]))
            value = Redirect(name=name, target=target, script=world.href(uri, _SCRIPT))
            yield InternalFile(uri=uri, content=world.render("redirect.html.j2", value))
    listed = {
        name: [world.href(addresses.SHORT_LINKS_JSON, library.pages()[path]) for path in paths] for name, paths in claims.items()
    }
    # Whoever checks rules against this list alone knows by `url` which links are meant for this site.
    index = {"version": 1, "alerts": listed, "unwritten": sorted(unwritten), "url": world.repository.site.internal_url}
    content = json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True)
    yield InternalFile(uri=addresses.SHORT_LINKS_JSON, content=content + "\n")
    yield InternalFile(uri=addresses.ALERT_NAMES, content=_names_script(world, library, claims))


def _names_script(world: World, library: Library, claims: Claims) -> str:
    """The alerts' names and pages as a script: a page that was opened from a disk may load one, and fetches nothing."""
    named = [[name, world.href(addresses.ONCALL, library.pages()[paths[0]])] for name, paths in sorted(claims.items())]
    return f"globalThis.noaAlertNames = {json.dumps(named, indent=0)}\n"


def addresses_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The short links' pages, by name: in all spellings there are and in lower case, under the first of them."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        found.setdefault(name.lower(), []).append(name)
    return {
        spellings[0]: tuple(addresses.short_link(spelling) for spelling in dict.fromkeys((*spellings, lower)))
        for lower, spellings in found.items()
    }


def titles_of(world: World) -> dict[str, str]:
    """The titles of runbooks and playbooks by path."""
    return {book.path: books.title_of(book) for book in (*world.repository.runbooks, *world.repository.playbooks)}


def is_fit(name: str) -> bool:
    """True for the names of alerts that can have an address."""
    return not _UNFIT.search(name)


def claims_of(repository: Repository) -> dict[str, tuple[str, ...]]:
    """The alert names that have a short link, each with the paths of its runbooks.

    These are the names that runbooks answer to, and those of the rules that `status.yml` names, in the rules' spelling: a rule's
    alert may also be the name of a runbook's file, which need not look like an alert's name.
    """
    claims: dict[str, dict[str, None]] = {}
    files: dict[str, dict[str, None]] = {}
    for runbook in repository.runbooks:
        for name in runbook.alert_names:
            claims.setdefault(name.lower(), {})[runbook.path] = None
        if not addresses.is_index(runbook.path):
            files.setdefault(runbook.id.lower(), {})[runbook.path] = None
    spellings = {name for runbook in repository.runbooks for name in runbook.alert_names}
    ruled = {rule.name for rule in repository.alert_rules}
    found = {name: claims.get(name.lower()) or files.get(name.lower()) for name in spellings | ruled}
    return {name: tuple(paths) for name, paths in found.items() if paths and is_fit(name)}
