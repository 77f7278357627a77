"""The records that have something new to tell: only those are read, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from noa_status.build.theme import Texts
from noa_status.model.incident import Incident
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.public.values import Text
from noa_status.records.changed import NOTHING_KNOWN, Checkout
from noa_status.records.read import load_incidents, load_site


class Recent(NamedTuple):
    """The records with an update since some instant, what is wrong with them, and what makes HTML of their texts."""

    incidents: list[Incident]
    problems: list[Problem]
    html: Callable[[Text], str]


def recent(checkout: Checkout, site: Site, since: datetime) -> Recent:
    """Reads them. What is broken is left out and told. Raises OSError where the disk fails."""
    texts = Texts(checkout.read, checkout.blob, site.url)
    scan = checkout.scan_records("incidents", NOTHING_KNOWN)
    oldest = f"updates/{since.astimezone(UTC):%Y%m%dT%H%MZ}"
    folders = {folder: files for folder, files in scan.folders.items() if any(_is_since(name, oldest) for name in files)}
    incidents, problems = load_incidents(scan._replace(folders=folders), site, texts.reading(checkout.read))
    return Recent(incidents, problems, texts.html)


def open_site(root: Path) -> tuple[Checkout, Site | None, list[Problem]]:
    """The repository in `root` and its site, None where `status.yml` is not whole; and what is wrong with that."""
    checkout = Checkout(root)
    return checkout, *load_site(checkout)


def _is_since(name: str, oldest: str) -> bool:
    return name.startswith("updates/") and name[: len(oldest)] >= oldest
