"""Statuspage's HTML as Markdown: what Markdown has something for becomes that, and what it has nothing for is named."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from noa_status.exchange.statuspage.words import MARKS, Text, clean, escaped, fenced, marked, unescaped, with_hard_breaks

MOST_TAGS = 2_000

_INLINE = MARKS.keys() | {"code", "a"}
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    "p div section article aside nav header footer main center figure figcaption table caption tr ul ol li dl dt dd blockquote"
    " details summary h1 h2 h3 h4 h5 h6".split()
)
_SILENT = frozenset("html head body span small time var abbr cite q label tbody thead tfoot wbr".split())
_WITHOUT_MARK = frozenset(
    "u ins mark sub sup kbd samp big tt font form input button select option textarea iframe object embed video audio svg"
    " canvas".split()
)
_LEFT_OUT = frozenset({"script", "style"})
_KNOWN = _INLINE | _CELLS | _BLOCKS | _SILENT | _WITHOUT_MARK | _LEFT_OUT | {"br", "hr", "img", "pre"}

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_SPACES = re.compile(r"  +")
_BLANK_LINES = re.compile(r"(\n[ \t]*\n\s*)")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,31};)")
_AUTOLINK = re.compile(r"<(?:https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>", re.ASCII)
_CODE_SPAN = re.compile(r"(?<!`)`(?!`)[^`\n]+`(?!`)")
_NOT_IN_ADDRESSES = re.compile(r"[\s()<>\\]")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def markdown_of(body: str, base: str = "") -> Text:
    """The body as Markdown. Links without a scheme lead to `base`, an absolute address."""
    cleaned = clean(body)
    if cleaned.text.count("<") > MOST_TAGS:
        lost = f"more than {MOST_TAGS:,} tags: they stand there as they were written"
        return Text(escaped(cleaned.text).strip(), (*cleaned.lost, lost))
    parser = _ToMarkdown(base)
    # `?a=1&copy=2` is no copyright sign: only what ends like an entity is one.
    parser.feed(_BARE_AMPERSAND.sub("&amp;", cleaned.text))
    parser.close()
    again = clean(_CODE_SPAN.sub(lambda span: unescaped(span[0]), parser.markdown()))
    return Text(again.text, tuple(dict.fromkeys([*cleaned.lost, *parser.lost, *again.lost])))


class _Frame:
    """An inline element that is open: where its words begin."""

    def __init__(self, tag: str, start: int, href: str = "") -> None:
        self.tag, self.start, self.href = tag, start, href


class _Container:
    """A list item or a quotation: what its first line and the others begin with."""

    def __init__(self, tag: str, first: str, rest: str) -> None:
        self.tag, self.first, self.rest = tag, first, rest

    @property
    def begins_item(self) -> bool:
        return self.first != self.rest

    def take(self) -> str:
        first, self.first = self.first, self.rest
        return first


class _Block(NamedTuple):
    text: str
    containers: tuple[_Container, ...]
    begins_item: bool


class _ToMarkdown(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.blocks: list[_Block] = []
        self.words: list[str] = []
        self.frames: list[_Frame] = []
        self.containers: list[_Container] = []
        self.lists: list[int | None] = []
        self.lost: list[str] = []
        self.depth = 0
        self.heading = ""
        self.is_pre = self.is_left_out = self.is_after_break = False

    def markdown(self) -> str:
        """What was fed, as Markdown."""
        self.flush()
        text = ""
        before: tuple[_Container, ...] = ()
        for block, containers, begins_item in self.blocks:
            shared = [new.rest for new, old in zip(containers, before, strict=False) if new is old]
            gap = "\n" if begins_item and before else f"\n{''.join(shared).rstrip()}\n"
            text += gap + block if text else block
            before = containers
        return text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in _KNOWN:
            self.unknown(self.get_starttag_text() or "")
        elif tag in _INLINE:
            if not self.is_pre:
                self.frames.append(_Frame(tag, len(self.words), values.get("href", "")))
        elif tag == "br":
            self.words.append("\n")
            self.is_after_break = True
        elif tag == "img":
            self.image(values)
        elif tag in _CELLS:
            self.words.append(" | " if "".join(self.words).strip() else "")
        elif tag in _LEFT_OUT:
            self.is_left_out = True
            self.lose(f"a <{tag}> was left out")
        elif tag in _WITHOUT_MARK:
            self.lose(f"<{tag}> was left out, its words are kept")
        elif tag not in _SILENT:
            self.start_block(tag)

    def start_block(self, tag: str) -> None:
        self.flush()
        self.depth += tag in _BLOCKS
        if tag in ("ul", "ol"):
            self.lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self.start_item()
        elif tag == "blockquote":
            self.containers.append(_Container(tag, "> ", "> "))
        elif tag == "pre":
            self.is_pre = True
        elif tag == "hr":
            self.add("***")
        elif tag == "table":
            self.lose("a table became lines")
        elif tag[1:].isdigit():
            self.heading = "#" * int(tag[1:]) + " "

    def start_item(self) -> None:
        number = self.lists[-1] if self.lists else None
        mark = "- "
        if number is not None:
            mark, self.lists[-1] = f"{number}. ", number + 1
        self.containers.append(_Container("li", mark, " " * len(mark)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _KNOWN:
            self.unknown(f"</{tag}>")
        elif tag in _INLINE:
            self.end_inline(tag)
        elif tag in _LEFT_OUT:
            self.is_left_out = False
        elif tag in _BLOCKS or tag == "pre":
            self.flush()
            self.end_block(tag)

    def end_block(self, tag: str) -> None:
        if tag == "pre":
            self.is_pre = False
            return
        self.depth = max(self.depth - 1, 0)
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in ("li", "blockquote") and any(container.tag == tag for container in self.containers):
            while self.containers.pop().tag != tag:
                pass
        elif tag[1:].isdigit():
            self.heading = ""

    def end_inline(self, tag: str) -> None:
        if any(frame.tag == tag for frame in self.frames):
            while self.close_innermost() != tag:
                pass

    def close_innermost(self) -> str:
        frame = self.frames.pop()
        inner = "".join(self.words[frame.start :])
        self.words[frame.start :] = [self.marked(frame, inner)]
        return frame.tag

    def marked(self, frame: _Frame, inner: str) -> str:
        """Words inside their marks; spaces stay outside, and each paragraph gets marks of its own."""
        if not inner.strip():
            return inner
        href = self.target(frame.href) if frame.tag == "a" else ""
        return "".join(marked(frame.tag, part, href) if part.strip() else part for part in _BLANK_LINES.split(inner))

    def target(self, href: str) -> str:
        """A link's address as Markdown holds it, or nothing where it leads nowhere safe."""
        if not href.strip():
            return ""
        try:
            address = urljoin(self.base, href.strip()) if self.base else href.strip()
            scheme = urlsplit(address).scheme.lower()
        except ValueError:  # an IPv6 address that is none
            address, scheme = href, ""
        if scheme not in _SCHEMES:
            self.lose(f"a link to {href.strip()[:60]!r} was left out, its words are kept")
            return ""
        return _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0], safe="", errors="replace"), address)

    def image(self, values: dict[str, str]) -> None:
        words = escaped(values.get("alt", "").strip())
        address = self.target(values.get("src", ""))
        if address and not any(frame.tag == "a" for frame in self.frames):
            self.lose("an image became a link to it")
            self.words.append(f"[{words or 'image'}]({address})")
        else:
            self.lose("an image was left out")
            self.words.append(words)

    def unknown(self, written: str) -> None:
        """A tag that HTML does not have is text: `<project>`, or an address in angle brackets, which Markdown knows."""
        self.words.append(written if _AUTOLINK.fullmatch(written) else escaped(written))

    def handle_data(self, data: str) -> None:
        if self.is_left_out:
            return
        if self.is_pre:
            self.words.append(data)
            return
        if self.depth:
            data = re.sub(r"[ \t\n\f]+", " ", data)
        elif self.is_after_break:
            data = data.removeprefix("\n")
        self.is_after_break = False
        is_code = any(frame.tag == "code" for frame in self.frames)
        self.words.append(data if is_code else escaped(data))

    def handle_comment(self, data: str) -> None:
        self.lose("a comment was left out")

    def handle_decl(self, decl: str) -> None:
        self.lose("a declaration was left out")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self.lose("a processing instruction was left out")

    def lose(self, what: str) -> None:
        self.lost.append(what)

    def flush(self) -> None:
        """Ends the running paragraph; elements that are open go on in the next one."""
        still_open = [(frame.tag, frame.href) for frame in self.frames]
        while self.frames:
            self.close_innermost()
        text = "".join(self.words)
        self.words.clear()
        self.is_after_break = False
        self.frames = [_Frame(tag, 0, href) for tag, href in still_open]
        if self.is_pre:
            self.add_code(text.strip("\n"))
            return
        for paragraph in _BLANK_LINES.split(text):
            tidy = _SPACES.sub(" ", _LINE_END.sub("\n", paragraph)).strip() if self.depth else paragraph.strip("\n").rstrip()
            if tidy.strip():
                self.add(self.heading + " ".join(tidy.split("\n")) if self.heading else with_hard_breaks(tidy))

    def add_code(self, code: str) -> None:
        if code.strip():
            self.add(fenced(code))

    def add(self, text: str) -> None:
        containers = tuple(self.containers)
        begins_item = bool(containers) and containers[-1].begins_item
        first = "".join(container.take() for container in containers)
        rest = "".join(container.rest for container in containers)
        head, *others = text.split("\n")
        lines = [first + head, *(rest + line if line.strip() else rest.rstrip() for line in others)]
        self.blocks.append(_Block("\n".join(lines), containers, begins_item))
