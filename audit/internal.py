"""The audit of the internal site: what checkers and browsers find on every kind of its pages that the theme alone does not have.

The theme is Material's. What it has of itself and nobody here can mend stands in `internal_known.py`, each with its reason, and
is told apart. That list is held to its word: a page of the theme with nothing of ours is looked at likewise, and has it too.
Exit status: 0 nothing of ours found, 1 something found.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit import browsing, lighthouse, markup, telling
from audit.browsing import Target
from audit.findings import Finding, Sheet
from audit.internal_kinds import FILLED, VALUES, heaviest_of_each_kind, internal_pages
from audit.internal_known import known_words, reason_of
from audit.kinds import Page
from audit.run import FOLDER, MODULES, took
from audit.serving import Server
from audit.sites import DEMO_NOW, NOT_COPIED, ROOT, Site, states_of
from noa_status.records.instants import parse_instant

BARE = "Material alone"
# What Lighthouse is asked of the internal site: its kinds that are opened in a hurry.
_FIRST = (
    "on-call home",
    FILLED,
    "alert",
    "playbook",
    "which severity",
    "incident open",
    "archive",
    "post-mortem",
    "metrics",
    "plan",
)
# Nobody's search engine may keep these pages.
_SKIPPED = ["is-crawlable"]
# What is found on one page of a theme differs on the next by addresses, by ids and by how much there is.
_VARIES = re.compile(r'\d+|"[^"]*"|“[^”]*”')


def build(base: Path) -> tuple[Path, Path]:
    """Builds this repository's internal site at the demo's moment, and a page of the theme alone. Gives both folders."""
    copied = base / "repository"
    shutil.copytree(ROOT, copied, ignore=NOT_COPIED)
    shutil.copytree(ROOT / "docs", copied / "docs", ignore=shutil.ignore_patterns("images"))
    (base / "bare" / "docs").mkdir(parents=True)
    words = "".join(f"\n## Part {number}\n\nWords, and a [link](#part-1).\n" for number in range(1, 4))
    (base / "bare" / "docs" / "index.md").write_text(f"# A page\n\nOf the theme alone.\n{words}", encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("  - noa-status\n", "")
    (base / "bare" / "mkdocs.yml").write_text(config, encoding="utf-8")
    environment = {**os.environ, "NOA_STATUS_NOW": DEMO_NOW, "NOA_STATUS_PUBLIC": "false"}
    for root in (copied, base / "bare"):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
        if done.returncode != 0:
            raise SystemExit(f"audit: the internal site does not build:\n{done.stdout}{done.stderr}")
    return copied / "site" / "internal", base / "bare" / "site" / "internal"


def pages_of(folder: Path, repository: Path) -> list[Page]:
    """The pages of the built internal site."""
    tree = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    return internal_pages(tree, states_of(repository, parse_instant(DEMO_NOW)))


def unknown(pages: list[Page]) -> list[Finding]:
    """A finding for each page of no known kind: nobody looked at it."""
    fix = "give its kind a line in audit/internal_kinds.py"
    return [
        Finding(row=page.row, column="kind", page=page.path, rule="no known kind", says="nobody looked at it", fix=fix)
        for page in pages
        if page.kind is None
    ]


def apart(sheet: Sheet) -> tuple[Sheet, Sheet]:
    """What is ours, and what is known of the theme: it has a reason, and the theme alone has it, too."""
    of_theme = {_trait(one) for one in sheet.findings if one.row == BARE}
    known = [one for one in sheet.findings if reason_of(one) and (one.row == BARE or _trait(one) in of_theme)]
    ours = [one for one in sheet.findings if one.row != BARE and one not in known]
    return Sheet(sheet.looked, ours), Sheet(sheet.looked, known)


def _trait(one: Finding) -> tuple[str, str, str]:
    """What makes two findings the same one."""
    if one.rule.startswith("Lighthouse"):
        # The audits that cost points, whatever they measured.
        return one.column, one.rule, "; ".join(sorted(re.findall(r"(?:^|; )([A-Z][^;\d]*?)(?= \d|;|$| Est)", one.fix)))
    return one.column.partition(" ")[0], one.rule, _VARIES.sub("*", f"{one.says} {one.element[:120]}")


def targets_of(folder: Path, pages: list[Page], bare: Path) -> tuple[list[Site], list[Target], list[Server]]:
    """The sites with the pages that are looked at, those pages as they are opened, and who serves them."""
    now = parse_instant(DEMO_NOW)
    servers = [Server(folder), Server(bare)]
    shown = heaviest_of_each_kind(pages)
    inside = Site(name="internal", folder=folder, url=servers[0].url, now=now, pages=shown)
    alone = Site(name="theme", folder=bare, url=servers[1].url, now=now, pages=[Page(path="index.html", kind=BARE)])
    targets = [Target.of(site, page) for site in (inside, alone) for page in site.pages]
    return [inside, alone], [replace(one, url=one.url + VALUES) if one.row == FILLED else one for one in targets], servers


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--short", action="store_true", help="320 px, and no Lighthouse")
    short: bool = parser.parse_args(arguments).short
    with tempfile.TemporaryDirectory(prefix="noa-audit-") as base:
        took("building the internal site")
        folder, bare = build(Path(base))
        pages = pages_of(folder, Path(base) / "repository")
        sites, targets, servers = targets_of(folder, pages, bare)
        sheet = Sheet(findings=unknown(pages))
        took("checking markup")
        markup.check(sites, MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar", sheet, others=False)
        took("opening pages")
        axe = (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
        with browsing.chromium() as browser:
            browsing.look(browser, targets, axe, sheet, widths=browsing.WIDTHS[:1] if short else browsing.WIDTHS)
        if not short:
            took("Lighthouse")
            judged = [target for target in targets if target.row in (*_FIRST, BARE)]
            lighthouse.look(judged, MODULES, FOLDER / "lighthouse-internal", sheet, skipped=_SKIPPED)
        for server in servers:
            server.close()
    ours, of_theme = apart(sheet)
    rows = sorted({row for row, _ in ours.looked if row != BARE})
    print(f"{telling.table(ours, rows)}\n\nKnown of the theme, left out above, on the same pages and on one of the theme alone:")
    print(f"{telling.table(of_theme, [*rows, BARE])}\n\n{telling.legend()}\n")
    if of_theme.findings:
        print(f"{known_words(of_theme.findings)}\n")
    if ours.findings:
        print(f"What is ours:\n{telling.findings(ours)}\n")
    print(f"{len(ours.findings) or 'Nothing'} of ours found: {len(targets) - 1} of {len(pages)} internal pages")
    return 1 if ours.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
