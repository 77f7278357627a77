"""What the last good record said, where a broken one must not stop the build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from noa_status.model.incident import Incident
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.changed import Checkout
from noa_status.records.folder import Folder, Read
from noa_status.records.incident import read_incident
from noa_status.records.listing import RECORD_FILE, Scan, parents
from noa_status.records.translations import original_of

_VERSIONS = 50


def salvage(folder: str, files: Mapping[str, str], site: Site, checkout: Checkout, read: Read) -> Incident | None:
    """The newest whole version of a record that git has, or else the record without its broken updates; None where neither is.

    A component never looks healthier than the last good record said: a broken newer update is as if it had not come yet.
    """
    with_facts = (version for version in checkout.versions(folder, _VERSIONS) if RECORD_FILE in version)
    for version in with_facts:
        incident, _ = read_incident(
            Folder(folder, version), site, lambda path, version=version: _blob(checkout, folder, version, path)
        )
        if incident is not None:
            return incident
    if RECORD_FILE not in files:
        return None
    _, problems = read_incident(Folder(folder, files), site, read)
    return _without(_broken(problems), folder, files, site, read)


def halves_of(scan: Scan, problems: Iterable[Problem], site: Site, read: Read) -> tuple[Incident, ...]:
    """The records with an error, each without its broken files, where what is left is whole: in the order of folders."""
    broken = _broken(problems)
    folders = {folder for path in broken for folder in parents(path) if folder in scan.folders}
    found = (_without(broken, folder, scan.folders[folder], site, read) for folder in sorted(folders))
    return tuple(incident for incident in found if incident is not None)


def _broken(problems: Iterable[Problem]) -> set[str]:
    return {problem.place.path for problem in problems if problem.level == "error"}


def _without(broken: Set[str], folder: str, files: Mapping[str, str], site: Site, read: Read) -> Incident | None:
    # A translation goes with its original.
    whole = {name: id for name, id in files.items() if broken.isdisjoint((f"{folder}/{name}", f"{folder}/{original_of(name)}"))}
    if RECORD_FILE not in whole or len(whole) == len(files):
        return None
    return read_incident(Folder(folder, whole), site, read)[0]


def _blob(checkout: Checkout, folder: str, version: Mapping[str, str], path: str) -> bytes:
    return checkout.blob(version[path[len(folder) + 1 :]]) or b""
