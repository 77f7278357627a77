"""The repository with a draft laid over it: files that are not written yet, as if they were."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from noa_status.records.changed import Checkout, Known
from noa_status.records.listing import Scan, blob_id, grouped, walk


class DraftCheckout(Checkout):
    """A checkout with these files of one record's `folder` laid over it.

    `others` are the folders of earlier drafts: what a build remembers of them may never have been written.
    """

    def __init__(self, root: Path, folder: str, files: Mapping[str, bytes], others: Set[str] = frozenset()) -> None:
        super().__init__(root)
        self._drafted, self._laid_over, self._earlier = folder, files, others

    def scan_records(self, top: str, known: Known, *, assume: bool = False) -> Scan:
        """The record folders that may have changed since `known`, the draft's among them."""
        scan = super().scan_records(top, known)
        folders, gone = dict(scan.folders), set(scan.gone)
        for folder in {self._drafted, *self._earlier}:
            there = dict(grouped(walk(self.root, folder), top).folders.get(folder, {}))
            if folder == self._drafted:
                there |= {path[len(folder) + 1 :]: blob_id(data) for path, data in self._laid_over.items()}
            if there:
                folders[folder] = there
            else:
                gone.add(folder)
        return scan._replace(folders=folders, gone=frozenset(gone))

    def read(self, path: str) -> bytes:
        """A file's bytes: the draft's before the disk's. Raises OSError."""
        data = self._laid_over.get(path)
        return super().read(path) if data is None else data
