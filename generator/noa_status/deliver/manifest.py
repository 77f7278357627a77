"""What is published at a target: one small file beside the site that says it, and who is changing it right now.

It lies beside `current` in a folder, under `_noa-status/` in a bucket, and holds paths and hashes alone. It is replaced only by
who read the version that is there, so it is the fence as well: a publisher marks it before the first file is sent, goes on
marking it while it sends, and stops as soon as the mark is somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

NAME = "manifest.json"
RELEASES = "releases"
UNSURE = ""
"""The hash of a file that was being sent when the manifest was written: it may be the old one, the new one or not there."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A published file: the SHA-256 of its bytes in hex, and how many they are."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What lies at a target.

    `built_at` (RFC 3339, UTC) and `number` are the newest build's that was ever sent here, `sequence` counts publications.
    `gone` are files that the site no longer has, with the instant since when: they stay for a while, since a page that somebody
    has open leads there. `holder` is who publishes right now, empty when nobody does; `beat` changes while that one is alive.
    """

    built_at: str = ""
    number: int = 0
    sequence: int = 0
    release: str = ""
    files: dict[str, Entry] = {}
    gone: dict[str, str] = {}
    holder: str = ""
    beat: int = 0

    def encoded(self) -> bytes:
        """The file's bytes."""
        return msgspec.json.format(msgspec.json.encode(self, order="sorted"), indent=1) + b"\n"

    def unsure(self, paths: Iterable[str]) -> Manifest:
        """The same, with no certainty about these files."""
        entries = {path: Entry(sha256=UNSURE, size=0) for path in paths}
        return msgspec.structs.replace(self, files={**self.files, **entries})


def decoded(data: bytes) -> Manifest | None:
    """A manifest, or None where it is damaged: then nothing is known of what lies there."""
    try:
        return msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError:
        return None
