"""The Nu HTML checker, run once over every page, style sheet and drawing of the sites."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from audit.findings import Finding, Sheet
from audit.sites import Site

OTHER_FILES = "styles, drawings"
# A file has no origin, so the checker takes nothing to be the site's own. What a browser refuses is seen in the browser.
OF_POLICY = "Resource violates Content Security Policy"


class _Message(msgspec.Struct, rename="camel"):
    """What the checker says; the words of warnings are of the type `info`."""

    type: str
    message: str
    url: str = ""
    last_line: int = 0
    extract: str = ""


class _Said(msgspec.Struct):
    messages: list[_Message]


def check(sites: list[Site], jar: Path, sheet: Sheet, *, others: bool = True) -> None:
    """Notes what the checker finds in all sites, in their pages alone without `others`. Raises SystemExit where it cannot run."""
    java = os.environ.get("NOA_STATUS_JAVA") or shutil.which("java")
    if not java:
        raise SystemExit("audit: the HTML checker needs Java: make audit says how to get it")
    rows = {site.folder / page.path: (site, page.row) for site in sites for page in site.pages}
    for site in sites:
        beside = [path for path in site.folder.rglob("*") if path.suffix in (".svg", ".css")] if others else []
        rows |= dict.fromkeys(beside, (site, OTHER_FILES))
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    command = [java, "-jar", str(jar), *options, *map(str, sorted(rows))]
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"audit: the HTML checker did not run:\n{done.stderr.decode()}")
    for _, row in rows.values():
        sheet.look(row, "html", [])
    for said in msgspec.json.decode(done.stdout, type=_Said).messages:
        if said.message.startswith(OF_POLICY):
            continue
        path = Path(unquote(urlsplit(said.url).path))
        site, row = rows[path]
        page = f"{site.name}: /{path.relative_to(site.folder)}, line {said.last_line}"
        finding = Finding(row=row, column="html", page=page, rule=said.type, says=said.message, element=said.extract.strip())
        sheet.look(row, "html", [finding])
