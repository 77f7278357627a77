"""Blocks of code, coloured as Material colours them. Without Pygments they are plain."""

from __future__ import annotations

import re
from html import escape

_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]+")
_PROMPT = re.compile(r"\$ +\S")
_SHELLS = frozenset({"", "bash", "console", "sh", "shell", "shell-session", "shellsession", "terminal", "zsh"})


_CHANGES = re.compile(r"""(?:^|\s)changes(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?(?=\s|$)""")


def block_html(code: str, info: str, more: str = "") -> str:
    """A block of code as HTML. `info` is the word after the fence; shell sessions keep their prompts out of what is copied.

    `more` is what follows that word: `changes`, or `changes="restarts every pod"`, marks a command that changes things.
    """
    match = _LANGUAGE.search(info)
    language = match[0].strip(".").lower() if match else ""
    inside = _coloured(code, _lexer_name(code, language))
    name = re.sub(r"[^a-z0-9_-]", "", language) or "text"
    return f'<div class="language-{name} highlight"{_changes(more)}><pre><span></span><code>{inside}</code></pre></div>'


def _changes(more: str) -> str:
    match = _CHANGES.search(more)
    if match is None:
        return ""
    return f' data-noa-changes="{escape((match[1] or match[2] or match[3] or "").strip())}"'


def _lexer_name(code: str, language: str) -> str:
    if language in _SHELLS:
        # A here-document's lines have no prompt and would pass for output, so it is no session.
        if _PROMPT.match(code.lstrip("\n")) and "<<" not in code:
            return "console"
        return "bash" if language else ""
    return language


def _coloured(code: str, lexer_name: str) -> str:
    if not lexer_name:
        return escape(code, quote=False)
    try:
        from pygments import highlight
        from pygments.formatters import HtmlFormatter

        # Its options have no types.
        from pygments.lexers import get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]
        from pygments.util import ClassNotFound
    except ImportError:
        return escape(code, quote=False)
    try:
        lexer = get_lexer_by_name(lexer_name, stripnl=False)
    except ClassNotFound:
        return escape(code, quote=False)
    return highlight(code, lexer, HtmlFormatter(nowrap=True))
