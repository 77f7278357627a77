"""The preview's own page, styles and scripts."""

from __future__ import annotations

import json
import secrets
from html import escape
from pathlib import Path

_HERE = Path(__file__).parent


def read(name: str) -> bytes:
    """A file of these."""
    return (_HERE / name).read_bytes()


def preview_script() -> bytes:
    """The script that stands in every page, with its style."""
    return b"const STYLE = " + json.dumps(read("preview.css").decode()).encode() + b";\n" + read("preview.js")


def nonce() -> str:
    """A word that nobody guesses, for a page's policy."""
    return secrets.token_urlsafe(16)


def compose_page(nonce: str, token: str) -> bytes:
    """The compose page, with the word that its writing requests say."""
    return read("compose.html").replace(b"@nonce@", escape(nonce).encode()).replace(b"@token@", escape(token).encode())
