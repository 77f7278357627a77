"""Which host an address means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from noa_status.deliver.targets.target import Target
from noa_status.problems import NoaStatusError

STORES = ("s3", "gs", "az")
KINDS = (
    "a folder (/srv/status), s3://bucket/prefix, gs://bucket, az://container, sftp://user@host/path, davs://host/path, "
    "rsync://host/module/path, user@host:path (rsync through ssh), pages:folder"
)


def open_target(address: str, root: Path, named: Mapping[str, str], site_url: str = "") -> Target:
    """The target of an address, or of a name in `status.yml`; a folder is relative to `root`.

    Raises NoaStatusError: 2 where it is no address, 3 where the host cannot be reached.
    """
    address = named.get(address, address)
    scheme, _, rest = address.partition(":")
    if "/" not in scheme and rest:
        if scheme in STORES:
            from noa_status.deliver.targets.store import open_store

            return open_store(address)
        if scheme == "sftp":
            from noa_status.deliver.targets.sftp import open_sftp

            return open_sftp(address)
        if scheme in ("dav", "davs"):
            from noa_status.deliver.targets.dav import open_dav

            return open_dav(address)
        if scheme == "rsync" or "@" in scheme:
            from noa_status.deliver.targets.rsync import RsyncTarget

            return RsyncTarget(address)
        if scheme == "pages":
            from noa_status.deliver.targets.pages import PagesTarget

            return PagesTarget(address, root / rest, _own_host(site_url))
        if scheme == "dir":
            return _folder(address, root / rest)
        raise NoaStatusError(f"no such kind of target: {_plain(address)}. There are: {KINDS}", exit_status=2)
    if "/" not in address and not address.startswith("."):
        known = f"; status.yml names: {', '.join(named)}" if named else ""
        raise NoaStatusError(f"no target is called {address}{known}. A folder is written ./{address}", exit_status=2)
    return _folder(address, root / address)


def _folder(address: str, home: Path) -> Target:
    from noa_status.deliver.targets.folder import FolderTarget

    return FolderTarget(address, home)


def _plain(address: str) -> str:
    """An address without what may be a password."""
    parts = urlsplit(address)
    return address if "@" not in parts.netloc else f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _own_host(url: str) -> str:
    """The host that a site has for itself: none where its address has a path, or is the forge's own."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return "" if parts.path.strip("/") or host.endswith((".github.io", ".gitlab.io")) else host
