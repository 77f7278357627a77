"""comrak, set up as GitHub's Markdown, and where its code stands: the one place that knows this library."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import comrak

_EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist", "footnotes", "alerts")
_CODE = re.compile(r'<(pre|code) data-sourcepos="(\d+):(\d+)-(\d+):(\d+)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOT_NEWLINE = re.compile(r"[^\n]")


@cache
def _options() -> tuple[comrak.ExtensionOptions, comrak.ParseOptions, comrak.RenderOptions]:
    import comrak

    extensions = comrak.ExtensionOptions()
    for name in _EXTENSIONS:
        setattr(extensions, name, True)
    extensions.header_id_prefix = ""
    parsing = comrak.ParseOptions()
    parsing.sourcepos_chars = True
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True
    rendering.sourcepos = True
    rendering.tasklist_classes = True
    rendering.full_info_string = True
    return extensions, parsing, rendering


def to_html(text: str) -> str:
    """The text as HTML, raw HTML and all, with `data-sourcepos` on what comes from Markdown. Not safe yet."""
    import comrak

    return comrak.render_markdown(text, *_options())


def prose_of(text: str, html: str, *, keep_code_spans: bool = False) -> str:
    """The text with all code and comments blanked out, every other character where it was. `html` is `to_html(text)`."""
    lines = text.split("\n")
    for match in _CODE.finditer(html):
        first, start, last, end = (int(number) for number in match.groups()[1:])
        if not 0 < first <= last <= len(lines):
            continue  # raw HTML may claim any position
        if match[1] == "pre":
            for number in range(first - 1, last if end else last - 1):
                lines[number] = " " * len(lines[number])
            continue
        for number in range(first - 1, first - 1 if keep_code_spans else last):
            line = lines[number]
            left = start - 1 if number == first - 1 else 0
            right = min(end, len(line)) if number == last - 1 else len(line)
            lines[number] = line[:left] + " " * (right - left) + line[right:]
    return _COMMENT.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), "\n".join(lines))
