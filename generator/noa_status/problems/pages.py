"""What the docs say of a code, as values, and as a terminal shows it."""

from __future__ import annotations

import re
import textwrap

import msgspec

_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$", re.MULTILINE)
_PART = re.compile(r"^## (Bad|Good)$\n", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)
_WIDTH = 100


class CodePage(msgspec.Struct, frozen=True, kw_only=True):
    """A code: what is wrong then, why it matters, an example that is wrong and one that is right (Markdown, all of it).

    Of codes that stand in a table alone, `right` says in words what would be right, there is no `why`, and `may_be_warning` says
    that something with this code need not be an error.
    """

    code: str
    meaning: str
    why: str = ""
    wrong: str = ""
    right: str = ""
    may_be_warning: bool = False


def check_page(text: str) -> CodePage:
    """The page of a check. Raises ValueError where it is not made of a heading, a paragraph, and a bad and a good example."""
    head, *parts = _PART.split(text)
    if parts[::2] != ["Bad", "Good"]:
        raise ValueError("a check's page has `## Bad`, then `## Good`")
    title, meaning, *more = (paragraph.strip() for paragraph in head.strip().split("\n\n"))
    why = "\n\n".join(more).removeprefix("**Why.**").strip()
    return CodePage(
        code=title.removeprefix("# "), meaning=_joined(meaning), why=why, wrong=parts[1].strip(), right=parts[3].strip()
    )


def table_pages(text: str) -> dict[str, CodePage]:
    """The codes that stand in the tables of a page."""
    return {
        code: CodePage(
            code=code,
            meaning=_sentence(wrong.removeprefix("warning: ")),
            right=_sentence(right),
            may_be_warning="All of these are warnings" in section or "warning" in wrong,
        )
        for section in text.split("\n## ")
        for code, wrong, right in _ROW.findall(section)
    }


def in_terminal(page: CodePage, level: str) -> str:
    """The page as it is read in a terminal. `level` is what the code counts as."""
    rows = [f"{page.code} ({level})", "", _wrapped(page.meaning)]
    if page.why:
        rows += ["", _wrapped(f"Why. {page.why}")]
    if page.wrong:
        rows += ["", "Wrong:", "", _example(page.wrong), "", "Right:", "", _example(page.right)]
    else:
        rows += ["", _wrapped(f"What would be right: {page.right}")]
    return "\n".join(rows) + "\n"


def plain(markdown: str) -> str:
    """Markdown's words: links by their text, no backquotes."""
    return _LINK.sub(r"\1", markdown).replace("`", "").replace("**", "")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _joined(paragraph: str) -> str:
    return " ".join(paragraph.split())


def _wrapped(markdown: str) -> str:
    paragraphs = (textwrap.fill(_joined(plain(part)), _WIDTH) for part in markdown.split("\n\n"))
    return "\n\n".join(paragraphs)


def _example(section: str) -> str:
    """Files and what the command says, each file under its path."""
    pieces: list[str] = []
    end = 0
    for fence in _FENCE.finditer(section):
        pieces.append(_wrapped(section[end : fence.start()].strip()))
        pieces.append(textwrap.indent(fence[2].rstrip("\n"), "    ", lambda line: bool(line.strip())))
        end = fence.end()
    pieces.append(_wrapped(section[end:].strip()))
    return "\n\n".join(filter(None, pieces))
