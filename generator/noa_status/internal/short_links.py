"""Short links: `/r/<AlertName>/`, which an alert's `runbook_url` opens for ever, wherever its runbook moves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from noa_status.internal import addresses, books
from noa_status.internal.library import Library
from noa_status.internal.page import InternalFile, World
from noa_status.internal.values import Link, Redirect
from noa_status.model.runbook import Runbook

# An alert's name becomes the name of a folder and part of an address: whatever else it may hold, not these.
_UNFIT = re.compile(r"[/\\\x00-\x1f?#%]|^\.+$")


def files(world: World, library: Library) -> Iterator[InternalFile]:
    """A redirect for every alert name that a runbook answers to, and the list of all for machines.

    Names that differ only in their case are one claim, since folders on some disks do: each spelling offers all of its pages.
    """
    claims: dict[str, list[Runbook]] = {}
    for runbook in world.repository.runbooks:
        for name in runbook.alert_names:
            claims.setdefault(name.lower(), []).append(runbook)
    spellings = sorted({name for runbook in world.repository.runbooks for name in runbook.alert_names if not _UNFIT.search(name)})
    listed: dict[str, list[str]] = {}
    for name in spellings:
        page = addresses.short_link(name)
        runbooks = {runbook.path: runbook for runbook in claims[name.lower()]}
        targets = tuple(
            Link(books.title_of(runbook), world.href(page, library.book_uri(path)), path) for path, runbook in runbooks.items()
        )
        single = targets[0] if len(targets) == 1 else None
        value = Redirect(name=name, target=single, choices=() if single else targets)
        yield InternalFile(uri=page, content=world.render("redirect.html.j2", value))
        listed[name] = [world.href(addresses.SHORT_LINKS_JSON, library.book_uri(path)) for path in runbooks]
    content = json.dumps({"alerts": listed}, ensure_ascii=False, indent=1, sort_keys=True)
    yield InternalFile(uri=addresses.SHORT_LINKS_JSON, content=content + "\n")
