"""HTML becomes what Markdown has for it; what it has nothing for is named; plain words stay as they are."""

from __future__ import annotations

import re
from html import unescape
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.exchange.statuspage.markdown import MOST_TAGS, markdown_of
from noa_status.public.markdown import html_of


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("We are looking into it.", "We are looking into it."),
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("One\nTwo", "One\\\nTwo"),
        ("One<br />Two<br>\nThree", "One\\\nTwo\\\nThree"),
        ("One<br/><br/>Two", "One\n\nTwo"),
        ("<p>One</p><p>Two\n words</p>", "One\n\nTwo words"),
        ("Affected:\n- a\n- b", "Affected:\n- a\n- b"),
        ("```\na\nb\n```", "```\na\nb\n```"),
        ("<b>a</b>, <strong> b </strong> and <i>c</i>, <del>d</del>", "**a**,  **b**  and *c*, ~~d~~"),
        ("<b>a<br><br>b</b>", "**a**\n\n**b**"),
        ("<p><b>a</p><p>b</b></p>", "**a**\n\n**b**"),
        ('<a href="https://example.com/a (b)">[docs]</a>', "[\\[docs\\]](https://example.com/a%20%28b%29)"),
        ('<a href="/help">help</a>', "[help](https://status.example.com/help)"),
        ('<a href="mailto:a@example.com">mail</a>', "[mail](mailto:a@example.com)"),
        ("Steps:<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>done", "Steps:\n\n- a\n- b\n  1. c\n  2. d\n\ndone"),
        ("<ol><li><p>a</p><p>more</p></li></ol>", "1. a\n\n   more"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"),
        ("<h2>Head</h2>text<hr>end", "## Head\n\ntext\n\n***\n\nend"),
        ("run <code>a `b` < c</code>", "run `` a `b` < c ``"),
        ("<pre>x\n  ```y</pre>", "````\nx\n  ```y\n````"),
        ("R&amp;D &lt;b&gt; &nbsp;x &amp;lt;", "R&D &lt;b> \xa0x &amp;lt;"),
        ("latency <5s & <project>", "latency <5s & &lt;project>"),
        ("see `<project>`", "see `<project>`"),
        ("https://example.com/?a=1&copy=2&lt=3", "https://example.com/?a=1&copy=2&lt=3"),
        ("<https://example.com> <ops@example.com>", "<https://example.com> <ops@example.com>"),
        ("<var data-var='date'>24</var> <span>x</span>", "24 x"),
    ],
)  # fmt: skip
def test_words_are_carried(body: str, markdown: str) -> None:
    text = markdown_of(body, "https://status.example.com/")
    assert text.text == markdown
    assert text.lost == ()


@pytest.mark.parametrize(
    ("body", "markdown", "lost"),
    [
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b", "a table became lines"),
        ("a<script>alert('b')</script>c", "ac", "a <script> was left out"),
        ("a<style>b</style>c", "ac", "a <style> was left out"),
        ("a<!-- b -->c", "ac", "a comment was left out"),
        ("<u>a</u>", "a", "<u> was left out, its words are kept"),
        ("<iframe src='https://x'>a</iframe>", "a", "<iframe> was left out, its words are kept"),
        ('<a href="javascript:alert(1)">a</a>', "a", "a link to 'javascript:alert(1)' was left out, its words are kept"),
        ('<a href="//[x">a</a>', "a", "a link to '//[x' was left out, its words are kept"),
        ('<img src="https://x.example/y.png" alt="chart">', "[chart](https://x.example/y.png)", "an image became a link to it"),
        ("a\x00\x07b", "ab", "control characters were left out: U+0000, U+0007"),
    ],
)
def test_what_cannot_be_carried_is_named(body: str, markdown: str, lost: str) -> None:
    assert markdown_of(body) == (markdown, (lost,))


@given(st.text(st.sampled_from("ab .,<>/&;\"'=\n-`*[]()!"), max_size=60))
def test_no_letter_gets_lost_where_nothing_is_html(body: str) -> None:
    if "<a" not in body and "<b" not in body and "</" not in body and "<!" not in body:
        text = markdown_of(body)
        assert text.lost == ()
        assert _letters(text.text) == _letters(body)
        assert _letters(re.sub("<[^>]*>", "", html_of(text.text))) == _letters(body)


def _letters(text: str) -> int:
    return sum(letter in "ab" for letter in unescape(text))


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "</li>",
                "</ul>",
                "<a href='https://x.example'>",
                "</a>",
                "<pre>",
                "</pre>",
                "<h2>",
                "</h2>",
                "<br>",
                "<blockquote>",
                "</blockquote>",
                "<x>",
                "<code>",
                "</code>",
                "word",
                " ",
                "\n",
            ]
        )
    )
)
def test_any_nesting_ends_with_all_its_words(parts: list[str]) -> None:
    text = markdown_of("".join(parts)).text
    assert text.count("word") == parts.count("word")


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<" * 900_000,
        "<!--" * MOST_TAGS,
        "<a " * MOST_TAGS,
        "<a href='" * MOST_TAGS,
        "<b>" * (MOST_TAGS // 2) + "<p>" * (MOST_TAGS // 2),
        "<a " + "x='" * 300_000,
        "`" * 900_000,
        "\n \n" * 300_000,
    ],
)
def test_no_body_takes_long(body: str) -> None:
    began = process_time()
    markdown_of(body)
    assert process_time() - began < 3
