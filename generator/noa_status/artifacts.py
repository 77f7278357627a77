"""An output file as a value: where it goes, what it depends on, how to make it.

The key is a hash of the very value that the renderer gets, with the template's closure and our version. `build` compares keys
with what it remembers and renders only where they differ; no file is written in any other way.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

import msgspec

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Artifact(msgspec.Struct, frozen=True):
    """One file to be: `path` is relative to the site's root, with forward slashes."""

    path: str
    key: bytes
    render: Callable[[], bytes]


def key_of(*parts: object) -> bytes:
    """16 bytes that change when any of the values does. Structs, dicts, lists, texts, numbers and datetimes may stand in it."""
    return blake2b(_encode(parts), digest_size=16).digest()
