from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.public.markdown import html_of, with_headings_from, without_control_characters
from tests.public.looking import Document

SAFE_TAGS = set(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp"
    " small span strong sub summary sup table tbody td tfoot th thead time tr u ul var".split()
)
SAFE_ATTRIBUTES = {"href", "title", "start", "colspan", "rowspan", "scope", "datetime", "class"}
HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><use href='#x'/></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "![x](javascript:alert(1))",
    '![x"onmouseover="alert(1)](https://e.example/a.png)',
    '![x](https://e.example/a.png"onload="alert(1))',
    "<style>body{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<iframe src=https://evil.example></iframe>",
    "<form action=https://evil.example><input name=password><button>Sign in</button></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<p class='card major_outage' id='now'>x</p>",
    "<div\n<img src='a' alt='\"><script>alert(1)</script>'>\n</div>",
    "| a |\n|--:|\n| <script>alert(1)</script> |",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "- [ ] <input type=text autofocus onfocus=alert(1)>",
]


def assert_is_inert(html: str) -> None:
    document = Document(html)
    assert {e.tag for e in document.elements} <= SAFE_TAGS
    for element in document.elements:
        ours = {"tabindex"} if element.tag == "table" and element.attributes.get("tabindex") == "0" else set[str]()
        assert set(element.attributes) <= SAFE_ATTRIBUTES | ours
        assert element.attributes.get("class", "task") in {"task", "align-right", "align-center", ""}
        assert re.match(r"(https?|mailto|tel):", element.attributes.get("href", "https:"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str) -> None:
    assert_is_inert(html_of(text))
    assert_is_inert(html_of(f"Before\n\n{text}\n\nafter", base="https://status.example/"))


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "\n\n", "# ", "> ", "* ", "<a href=https://x.example>", "</a>", "<div>", '"', "'"]), max_size=8
    )
)
def test_no_mixture_of_hostile_texts_gets_through(parts: list[str]) -> None:
    assert_is_inert(html_of("".join(parts)))


@given(st.text())
def test_any_text_has_html(text: str) -> None:
    assert_is_inert(html_of(text))


@pytest.mark.parametrize(
    "text",
    [
        ">" * 50_000,
        "[" * 50_000,
        "<div>" * 20_000,
        "*a " * 30_000,
        "|a" * 3_000 + "\n" + "|-" * 3_000 + "\n" + "|b\n" * 3_000,
        "<img " * 15_000,
    ],
    ids=["quotes", "brackets", "divisions", "stars", "table", "images"],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    assert len(html_of(text)) < 20 * len(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("~~old~~ www.example.com", '<p><del>old</del> <a href="http://www.example.com">www.example.com</a></p>\n'),
        ("- [x] done\n- [ ] open", '<ul>\n<li class="task">☑ done</li>\n<li class="task">☐ open</li>\n</ul>\n'),
        ("one  \ntwo<br>three", "<p>one<br>\ntwo<br>three</p>\n"),
        ("Use <id> here", "<p>Use &lt;id&gt; here</p>\n"),
        ("a\x00b\x0bc\x1b[31m", "<p>abc[31m</p>\n"),
        ("![a graph](https://e.example/g.png)", '<p><a href="https://e.example/g.png">a graph</a></p>\n'),
        ("![](https://e.example/g.png)", '<p><a href="https://e.example/g.png">https://e.example/g.png</a></p>\n'),
        ("[![a graph](https://e.example/g.png)](https://e.example)", '<p><a href="https://e.example">a graph</a></p>\n'),
        ("[^1]\n\n[^1]: no footnotes", "<p>[^1]</p>\n<p>[^1]: no footnotes</p>\n"),
    ],
)
def test_markdown_is_githubs_without_what_a_page_does_not_want(text: str, html: str) -> None:
    assert html_of(text) == html


def test_cells_keep_their_side_as_a_class() -> None:
    html = html_of("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |")
    assert '<td>1</td>\n<td class="align-right">2</td>\n<td class="align-center">3</td>' in html


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b\n### c", [3, 4, 5]),
        ("## a\n## b", [3, 3]),
        ("## a\n#### b", [3, 4]),
        ("# a\n## b\n### c\n#### d\n##### e", [3, 4, 5, 6, 6]),
    ],
)
def test_headings_stand_below_those_of_the_page(text: str, levels: list[int]) -> None:
    assert [int(e.tag[1]) for e in Document(html_of(text)).elements] == levels


def test_headings_move_down_further_where_a_text_stands_deeper() -> None:
    assert with_headings_from("<h3>a</h3><h4>b</h4>", 4) == "<h4>a</h4><h5>b</h5>"


def test_relative_links_lead_to_the_site_or_nowhere() -> None:
    text = "[a](history/) [b](/history/) [c](//evil.example) [d](#x)"
    hrefs = [e.attributes.get("href", "") for e in Document(html_of(text, base="https://s.example/status/")).all("a")]
    assert hrefs == [
        "https://s.example/status/history/",
        "https://s.example/history/",
        "https://evil.example/",
        "https://s.example/status/#x",
    ]
    assert not any("href" in e.attributes for e in Document(html_of(text)).all("a"))


def test_control_characters_go_and_everything_else_stays() -> None:
    assert without_control_characters("a\tb\nc\x00\x0b\x1f\x7f\x85\uffff é 💥") == "a\tb\nc é 💥"
