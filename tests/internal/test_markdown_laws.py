"""Whatever a text holds: it renders, nothing hostile gets through, every place is in the file, no word is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from noa_status.internal.markdown import render
from tests.internal.building import words

_PIECES = [
    "# A", "## B <x>", "###C", "\n", "\n\n", "- a", "  - b", "1. c", "> q", "> [!NOTE]", "```sh", "```", "~~~", "    code",
    "`x", "`y`", "<details>", "</details>", "<summary>s</summary>", "<b>", "</b>", "<name>", "<title>", "<script>",
    "</script>", "<style>", "<!--", "-->", "<![CDATA[", "<?php", "<a href='javascript:x'>", "<img onerror=x src=y>",
    "<p style=x>", '<h2 data-sourcepos="99:1-98:0">', '<pre data-sourcepos="7:7-9:9"><code>',
    '<code data-sourcepos="0:0-999:999">', "<pre", "</", "<a b='", "&lt;", "&#0;", "\x00", "| a | b |", "|---|---|",
    "[l](x.md#y)", '[l]({{< ref "z.md" >}})', "[r]", "[r]: u.md", "[^1]", "[^1]: n", "{{< x >}}", "<%= y %>", "---", "===",
    "TODO", "word", "\t", "\r\n", "ü", "𝄞", "{% z %}", "\u2028", "</h2>", "<h3>", "<input>", "![i](j.png)", "\\", "*e*",
]  # fmt: skip
texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=25).map(" ".join) | st.lists(
    st.sampled_from(_PIECES), max_size=25
).map("\n".join)

_HARMFUL = {"script", "style", "iframe", "svg", "math", "form", "object", "embed", "base", "meta", "link", "textarea", "title"}


class _Reader(HTMLParser):
    """Sees what a browser would: elements and their attributes."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in _HARMFUL
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name in ("href", "src"):
                assert not (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))


@given(texts)
def test_any_text_renders_harmlessly(text: str) -> None:
    rendered = render(text, path="x.md", title="T", resolve=lambda path: f"../{len(path)}/" if "z" in path else None)
    reader = _Reader()
    reader.feed(rendered.html)
    reader.close()
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in rendered.problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@given(
    st.lists(
        st.sampled_from(["alpha", "<beta>", "<gamma delta>", "{{eps}}", "`zeta`", "*eta*", "<theta/>", "</iota>", "&lt;"]),
        max_size=12,
    )
)
def test_no_word_of_a_paragraph_is_lost(parts: list[str]) -> None:
    read = words(render(f"# T\n\n{' '.join(parts)}\n", path="x.md").html)
    for word in re.findall(r"[a-z]{3,}", " ".join(parts)):
        assert word in read


@given(texts)
def test_rendering_twice_gives_the_same(text: str) -> None:
    assert render(text, path="x.md") == render(text, path="x.md")
