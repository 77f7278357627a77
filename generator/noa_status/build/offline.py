"""The internal site as one archive for the day when nothing else is there."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# A page that was opened from a disk may not fetch a file beside it, but may run one as a script: the theme looks for this.
_INDEX = "search/search_index.json"
_SCRIPT = "search/search_index.js"
_ANY_DAY = (1980, 1, 1, 0, 0, 0)


def for_disks(folder: Path) -> None:
    """Adds to a built site what its search needs where there is no server. Raises OSError where the disk fails."""
    index = folder / _INDEX
    if index.is_file():
        (folder / _SCRIPT).write_text(f"var __index = {index.read_text(encoding='utf-8')}", encoding="utf-8")


def pack(folder: Path, archive: Path) -> int:
    """Puts all files of a folder into an archive, the same bytes for the same files, and gives its size.

    It takes the place of the one that was there when it is whole. Raises OSError where the disk fails.
    """
    archive.parent.mkdir(parents=True, exist_ok=True)
    new = archive.with_name(f".{archive.name}.new")
    with ZipFile(new, "w", ZIP_DEFLATED) as file:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(path.relative_to(folder).as_posix(), _ANY_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, path.read_bytes())
    os.replace(new, archive)
    return archive.stat().st_size
