"""The audit: `make audit`. Builds sites, looks at every kind of public page as checkers and browsers do, and tells what it found.

Exit status: 0 nothing found, 1 something found. Everything is written to `.cache/audit/audit.json`, too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import msgspec

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit import browsing, lighthouse, markup, telling, weights
from audit.browsing import Target
from audit.findings import Finding, Sheet
from audit.kinds import HOME, INCIDENTS, KINDS, heaviest_of_each
from audit.serving import Server
from audit.sites import CALM, OUTAGE, ROOT, Site, build, sources

FOLDER = ROOT / ".cache" / "audit"
MODULES = FOLDER / "node_modules"
# What a short audit hands to Lighthouse: the two pages that are asked for while something is down.
FIRST = (HOME, INCIDENTS[0])


def strangers(sites: list[Site]) -> list[Finding]:
    """A finding for each page of no known kind, and for each kind that no site shows."""
    unknown = [
        Finding(
            row=page.row,
            column="kind",
            page=f"{site.name}: /{page.path}",
            rule="no known kind",
            says="the audit does not know what kind of page this is, so nobody looked at it",
            fix="give its kind a line in audit/kinds.py",
        )
        for site in sites
        for page in site.pages
        if page.kind is None
    ]
    shown = {page.kind for site in sites for page in site.pages}
    return unknown + [
        Finding(
            row=kind, column="kind", page=kind, rule="no page", says="no site has a page of this kind, so nobody looked at it"
        )
        for kind in KINDS
        if kind not in shown
    ]


def targets_of(site: Site) -> list[Target]:
    """The pages of a site that are opened in browsers: of each kind the heaviest, and of a small site all."""
    known = [page for page in site.pages if page.kind]
    return [Target.of(site, page) for page in (heaviest_of_each(known) if site.name in (OUTAGE, CALM) else known)]


def weigh(browser: browsing.Browser, sites: list[Site], requests: dict[str, int], sheet: Sheet) -> list[weights.Weight]:
    """The weights of each home of this repository's sites, judged, and of the outage's heaviest page, only told."""
    told: list[weights.Weight] = []
    for site in (site for site in sites if site.name in (OUTAGE, CALM)):
        # A short audit has not opened all of them.
        picked = [page for page in site.pages if page.kind == HOME and Target.of(site, page).url in requests]
        if site.name == OUTAGE:
            others = (page for page in site.pages if page.kind not in (HOME, None))
            picked.append(max(others, key=lambda page: page.size))
        for page in picked:
            target = Target.of(site, page)
            after = weights.seen_after(browser, target)
            weight = weights.weigh(target.name, site.folder / page.path, requests=requests[target.url], seen_after=after)
            told.append(weight)
            if page.kind == HOME:
                sheet.look(page.row, "weight", weights.judge(weight, page.row))
    return told


def audit(sites: list[Site], *, short: bool) -> tuple[Sheet, list[weights.Weight]]:
    """Everything that is looked at."""
    sheet = Sheet()
    sheet.findings += strangers(sites)
    targets = [target for site in sites for target in targets_of(site)]
    if short:
        targets = [target for target in targets if target.name.startswith(OUTAGE) or target.row == HOME]
    took("checking markup")
    markup.check(sites, MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar", sheet)
    took("opening pages")
    axe = (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    with browsing.chromium() as browser:
        browsing.look(browser, targets, axe, sheet, widths=browsing.WIDTHS[:1] if short else browsing.WIDTHS)
        requests = browsing.look_alone(browser, targets, sheet)
        told = weigh(browser, sites, requests, sheet)
    took("Lighthouse")
    judged = [target for target in targets if target.name.startswith(OUTAGE) and target.row in (FIRST if short else KINDS)]
    lighthouse.look(judged, MODULES, FOLDER / "lighthouse", sheet, lighthouse.FORMS[:1] if short else lighthouse.FORMS)
    return sheet, told


def took(step: str) -> None:
    """Says on standard error what goes on now, and since when."""
    print(f"  {time.perf_counter() - STARTED:5.0f} s: {step} ...", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--short", action="store_true", help="this repository's sites, 320 px, Lighthouse on two pages alone")
    given = parser.parse_args(arguments)
    short: bool = given.short
    servers: list[Server] = []
    with tempfile.TemporaryDirectory(prefix="noa-audit-") as base:
        took("building sites")
        sites: list[Site] = []
        for name, repository, now in sources(short=short):
            site, server = build(name, repository, now, Path(base))
            sites.append(site)
            servers.append(server)
        sheet, told = audit(sites, short=short)
        for server in servers:
            server.close()
    rows = list(dict.fromkeys(row for row, _ in sorted(sheet.looked, key=lambda place: row_order(place[0]))))
    pages = sum(len(site.pages) for site in sites)
    print(f"{telling.table(sheet, rows)}\n\n{telling.legend()}\n\n{telling.weights(told)}\n")
    if sheet.findings:
        print(telling.findings(sheet))
    number = f"{len(sheet.findings)} found" if sheet.findings else "Nothing found"
    print(f"{number}: {len(sites)} sites, {pages} pages, {time.perf_counter() - STARTED:.0f} s")
    cells = [{"row": row, "column": column, "is": sheet.cell(row, column)} for row, column in sorted(sheet.looked)]
    whole = {"short": short, "cells": cells, "findings": [asdict(one) for one in sheet.findings]}
    whole["weights"] = [asdict(one) for one in told]
    (FOLDER / "audit.json").write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=1))
    return 1 if sheet.findings else 0


def row_order(row: str) -> tuple[bool, str, int]:
    """Kinds in their order, other languages after them, anything else last."""
    kind, _, about = row.partition(" (")
    return kind not in KINDS, about, KINDS.index(kind) if kind in KINDS else 0


STARTED = time.perf_counter()

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
