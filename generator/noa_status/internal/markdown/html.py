"""From Markdown's raw HTML to what may be shown: placeholders made text, links resolved, headings anchored, losses named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from urllib.parse import unquote

from noa_status.internal.markdown.allowed import ATTRIBUTES, SCHEMES, TAGS, is_placeholder, scheme_of
from noa_status.internal.markdown.code import block_html
from noa_status.internal.markdown.places import Locator
from noa_status.internal.markdown.sections import Section
from noa_status.internal.markdown.values import Heading, Reference, Resolve
from noa_status.problems import Place, Problem

_TOKEN = re.compile(
    r"""<pre\ data-sourcepos="(?P<block>[\d:-]+)"><code(?P<info>[^>]*)>(?P<code>.*?)</code></pre>
      | <a\ href="[^"]*"\ aria-label="[^"]*"\ data-heading-content="[^"]*"\ class="anchor"></a>
      | <!--.*?-->
      | <(?P<slash>/?)(?P<name>[A-Za-z][\w.:-]*)
          (?P<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?)>
      | <""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_POSITION = re.compile(r'data-sourcepos="(\d+):(\d+)-(\d+):(\d+)"')
_TAG = re.compile(r"<[^>]*>")
_NOT_IN_IDS = re.compile(r"[^\w\- ]")
_ALERTS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}
_OURS = re.compile(r"data-|class$")


class Walker:
    """Walks over the HTML of one text. Afterwards `html` is what to sanitise, and the rest tells what was found."""

    def __init__(self, html: str, lines: Sequence[str], path: str, resolve: Resolve | None) -> None:
        self._source = html
        self._path = path
        self._resolve = resolve
        self._line_count = len(lines)
        self._locator = Locator(lines, path)
        self._heading: tuple[int, str, Section | None, int] | None = None
        self._out: list[str] = []
        self._fragments: list[tuple[str, Place]] = []
        self.headings: list[Heading] = []
        self.sections: list[Section] = []
        self.anchors: set[str] = set(re.findall(r'<h[1-6] id="([^"]+)"', html))
        self.references: list[Reference] = []
        self.problems: list[Problem] = []
        position = 0
        for match in _TOKEN.finditer(html):
            self._out.append(html[position : match.start()])
            self._out.append(self._token(match))
            position = match.end()
        self.html = "".join([*self._out, html[position:]])
        self.problems += self._dead_anchors()

    def _token(self, match: re.Match[str]) -> str:
        literal = match[0]
        if match["block"]:
            self._move(f'data-sourcepos="{match["block"]}"')
            info = re.search(r'class="language-([^"]*)"', match["info"])
            meta = re.search(r'data-meta="([^"]*)"', match["info"])
            return block_html(unescape(match["code"]), unescape(info[1]) if info else "", unescape(meta[1]) if meta else "")
        if literal.startswith("<!--") or literal.endswith('class="anchor"></a>'):
            return ""
        if match["name"] is None or is_placeholder(match["name"], match["attributes"], self._source):
            return "&lt;" + literal[1:]
        name = match["name"].lower()
        if match["slash"]:
            return self._end(name, literal)
        self._move(match["attributes"])
        return self._start(name, literal, match["attributes"])

    def _move(self, attributes: str) -> None:
        if position := _POSITION.search(attributes):
            self._locator.reached(int(position[1]), int(position[2]))

    def _start(self, name: str, literal: str, written: str) -> str:
        attributes = {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(written)
        }
        self._name_losses(name, literal, attributes)
        if name not in TAGS:
            return literal
        self.anchors.update(value for key in ("id", "name") if (value := attributes.get(key)) and (key == "id" or name == "a"))
        if re.fullmatch(r"h[1-6]", name):
            return self._open_heading(name, attributes)
        if name == "a" and "href" in attributes:
            self._link(attributes, "href", written)
        elif name in ("img", "source", "video", "audio") and "src" in attributes:
            self._link(attributes, "src", written)
        elif name == "input":
            attributes |= {"type": "checkbox", "disabled": "", "aria-label": "done" if "checked" in attributes else "to do"}
        self._restyle(attributes)
        return f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items() if key != 'data-sourcepos')}>"

    def _end(self, name: str, literal: str) -> str:
        if self._heading is not None and name == f"h{self._heading[0]}":
            return self._close_heading(literal)
        return literal

    def _open_heading(self, name: str, attributes: dict[str, str]) -> str:
        position = _POSITION.fullmatch(f'data-sourcepos="{attributes.pop("data-sourcepos", "")}"')
        section = self._section(int(name[1]), int(position[1]), int(position[3])) if position else None
        self._heading = (int(name[1]), attributes.pop("id", ""), section, len(self._out))
        return ""

    def _section(self, level: int, first: int, last: int) -> Section | None:
        # Raw HTML may claim any position.
        return Section(level, "", first, last) if 0 < first <= last <= self._line_count else None

    def _close_heading(self, literal: str) -> str:
        assert self._heading is not None
        level, id, section, start = self._heading
        self._heading = None
        inside = "".join(self._out[start:])
        del self._out[start:]
        title = " ".join(unescape(_TAG.sub("", inside)).split())
        id = id or self._unused(_slug(title) or "section")
        self.anchors.add(id)
        self.headings.append(Heading(level, id, title))
        if section is not None:
            self.sections.append(Section(level, title, section.line, section.last_line))
        # Most other engines write one hyphen where GitHub writes several: links made for them work too.
        other = re.sub(r"-+", "-", id).strip("-")
        if other and other not in self.anchors:
            self.anchors.add(other)
            inside = f'<span id="{escape(other)}"></span>{inside}'
        link = f'<a class="headerlink" href="#{escape(id)}" title="Link to this section">&para;</a>'
        return f'<h{level} id="{escape(id)}">{inside}{link}{literal}'

    def _unused(self, id: str) -> str:
        number, found = 0, id
        while found in self.anchors:
            number += 1
            found = f"{id}-{number}"
        return found

    def _restyle(self, attributes: dict[str, str]) -> None:
        align = attributes.pop("align", "")
        names = [_material_class(name) for name in attributes.get("class", "").split()]
        names += [f"noa-{align.lower()}"] if align.lower() in ("center", "right", "left") else []
        if names:
            attributes["class"] = " ".join(names)

    def _link(self, attributes: dict[str, str], key: str, written: str) -> None:
        url = attributes[key].strip()
        path, mark, fragment = url.partition("#")
        path, question, query = path.partition("?")
        if scheme_of(url) or url.startswith("//"):
            return
        place = self._locator.of_address(_written(written, key))
        if not path:
            if fragment and fragment != "top":
                self._fragments.append((unquote(fragment), place))
            return
        if self._resolve is None:
            return
        target = self._resolve(unquote(path))
        if target is None:
            self.problems.append(_warning("dead-link", place, f"nothing is at {path}", "the address is relative to this file"))
            attributes["title"] = f"This leads nowhere: {url}"
            attributes["class"] = f"{attributes.get('class', '')} noa-dead".strip()
            del attributes[key]
            return
        attributes[key] = f"{target}{question}{query}{mark}{fragment}"
        if fragment:
            self.references.append(Reference(unquote(path), unquote(fragment), place))

    def _dead_anchors(self) -> Iterator[Problem]:
        known = {anchor.lower() for anchor in self.anchors}
        for fragment, place in self._fragments:
            # A forge writes "user-content-" before the anchors of a text and takes links without it.
            if fragment.removeprefix("user-content-").lower() not in known:
                yield _warning("dead-anchor", place, f"this page has no anchor #{fragment}", "")

    def _name_losses(self, name: str, literal: str, attributes: dict[str, str]) -> None:
        if name not in TAGS:
            says = f"<{name}> is left out, what it holds is shown"
            self.problems.append(_warning("dropped-html", self._locator.of(literal), says, ""))
            return
        kept = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
        lost = [key for key in attributes if key not in kept and not key.startswith("data-")]
        if lost:
            says = f"{', '.join(lost)} of <{name}> {'is' if len(lost) == 1 else 'are'} left out"
            self.problems.append(_warning("dropped-html", self._locator.of(literal), says, ""))
        for key in ("href", "src"):
            scheme = scheme_of(attributes.get(key, ""))
            if scheme and scheme not in SCHEMES:
                place = self._locator.of_address(attributes[key])
                self.problems.append(_warning("dropped-html", place, f"an address that begins with {scheme}: is left out", ""))


def _slug(title: str) -> str:
    return _NOT_IN_IDS.sub("", title.lower()).replace(" ", "-")


def _material_class(name: str) -> str:
    if name.startswith("markdown-alert-"):
        kind = name.removeprefix("markdown-alert-")
        return "admonition-title" if kind == "title" else _ALERTS.get(kind, "note")
    return {"markdown-alert": "admonition", "footnotes": "footnote"}.get(name, name)


def _attribute(key: str, value: str) -> str:
    return f' {key}="{escape(value)}"' if value else f" {key}"


def _written(attributes: str, key: str) -> str:
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1].lower() == key:
            return match[2] or match[3] or match[4] or ""
    return ""


def _warning(code: str, place: Place, says: str, hint: str) -> Problem:
    return Problem(code=code, place=place, says=says, level="warning", hint=hint)
