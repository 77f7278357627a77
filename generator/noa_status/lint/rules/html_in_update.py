"""html-in-update: HTML pasted into an update, which is Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noa_status.lint.messages import Message
from noa_status.lint.rule import Finding, Rule

rule = Rule()

_TAG = re.compile(r"<!--|</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
_AS_MARKDOWN = (
    (re.compile(r"<(b|strong)>(.*?)</\1>", re.IGNORECASE), r"**\2**"),
    (re.compile(r"<(i|em)>(.*?)</\1>", re.IGNORECASE), r"*\2*"),
    (re.compile(r"<(code|tt)>([^`]*?)</\1>", re.IGNORECASE), r"`\2`"),
    (re.compile(r"""<a\s[^<>]*?href=["']?([^"'\s<>]+)["']?[^<>]*>(.*?)</a>""", re.IGNORECASE), r"[\2](\1)"),
    (re.compile(r"<li>\s*(.*?)\s*</li>", re.IGNORECASE), r"- \1"),
    (re.compile(r"</?(?:p|div|span|font|ul|ol)(?:\s[^<>]*)?>|<br\s*/?>", re.IGNORECASE), ""),
)
_KNOWN = frozenset(
    "a abbr b blockquote br center code dd del details div dl dt em figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark"
    " ol p pre s script small span strike strong style sub summary sup table tbody td tfoot th thead tr tt u ul".split()
)


@rule.each_message
def check(message: Message) -> Iterator[Finding]:
    """Names the first piece of HTML; the others come with it."""
    match = _TAG.search(message.prose)
    if match is None:
        return
    at = message.place(match.start(), len(match[0]))
    if match[1] is None:
        yield rule.problem(
            at=at, says="a comment that visitors never see", hint="what only the team should know belongs in timeline.md"
        )
    elif match[1].lower() in _KNOWN:
        fix = _as_markdown(message.line(match.start()))
        hint = "" if fix else "Markdown: **bold**, *italic*, [words](https://...), `- ` before each item of a list"
        yield rule.problem(at=at, says=f"{match[0]} is HTML, and updates are Markdown", fix=fix, hint=hint)
    else:
        says = f"{match[0]} is taken for HTML and disappears from the page"
        yield rule.problem(at=at, says=says, fix=message.line(match.start()).replace(match[0], f"`{match[0]}`"))


def _as_markdown(line: str) -> str:
    """The line without HTML, or an empty text where that takes more than a line."""
    for tag, markdown in _AS_MARKDOWN:
        line = tag.sub(markdown, line)
    return "" if _TAG.search(line) else line.strip()
