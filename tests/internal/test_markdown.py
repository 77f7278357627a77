"""Any foreign runbook reads here as it reads on its forge."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from noa_status.internal.markdown import Heading, Rendered, render
from tests.internal.building import words


def shown(text: str, **more: object) -> Rendered:
    return render(dedent(text).lstrip("\n"), path="runbooks/X.md", **more)  # pyright: ignore[reportArgumentType]


def flat(html: str) -> str:
    return re.sub(r"\s*\n\s*", "", html)


def test_a_list_right_under_a_paragraph_is_a_list() -> None:
    html = shown("Check these:\n- one\n- two\n").html
    assert flat(html) == "<p>Check these:</p><ul><li>one</li><li>two</li></ul>"


@pytest.mark.parametrize("indent", ["  ", "   "])
def test_a_list_nests_by_two_or_three_spaces(indent: str) -> None:
    html = flat(shown(f"- a\n{indent}- b\n{indent}{indent}- c\n").html)
    assert html == "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"


def test_a_fence_in_a_list_stays_in_its_item() -> None:
    html = flat(shown("1. first\n\n   ```sh\n   ls <dir>\n   ```\n\n2. second\n").html)
    assert html.startswith('<ol><li><p>first</p><div class="language-sh highlight"><pre>')
    assert html.endswith("</pre></div></li><li><p>second</p></li></ol>")
    assert "ls &lt;dir&gt;" in re.sub(r"</?span[^>]*>", "", html)


def test_markdown_within_details_is_markdown() -> None:
    html = shown("<details>\n<summary>Full text</summary>\n\n**bold** and\n\n- a list\n\n</details>\n").html
    assert "<details>" in html
    assert "<summary>Full text</summary>" in html
    assert "<strong>bold</strong>" in html
    assert "<li>a list</li>" in html


@pytest.mark.parametrize(
    ("mark", "name"), [("NOTE", "note"), ("TIP", "tip"), ("IMPORTANT", "info"), ("WARNING", "warning"), ("CAUTION", "danger")]
)
def test_an_alert_is_an_admonition(mark: str, name: str) -> None:
    html = shown(f"> [!{mark}]\n> Mind this.\n").html
    assert f'<div class="admonition {name}">' in html
    assert f'<p class="admonition-title">{mark.capitalize()}</p>' in html


@pytest.mark.parametrize(
    "placeholder",
    [
        "<namespace>",
        "<STORAGE LOCATION NAME>",
        "<pod_name>",
        "<your-cluster>",
        "<time>",
        "<title>",
        "<object>",
        "</custom>",
        "<a:b>",
        "<x=y>",
    ],
)
def test_a_placeholder_is_text(placeholder: str) -> None:
    rendered = shown(f"# T\n\nRun it with {placeholder} and wait.\n")
    assert words(rendered.html) == f"T ¶ Run it with {placeholder} and wait."
    assert rendered.problems == ()


def test_a_placeholder_alone_on_its_line_leaves_what_follows_markdown() -> None:
    html = flat(shown("<STORAGE LOCATION>\n- a\n\n> <backup name>\n> - b\n").html)
    assert html == (
        "<p>&lt;STORAGE LOCATION&gt;</p><ul><li>a</li></ul><blockquote><p>&lt;backup name&gt;</p><ul><li>b</li></ul></blockquote>"
    )


@pytest.mark.parametrize("name", ["script", "style", "textarea", "title", "iframe", "plaintext", "xmp", "noscript"])
def test_an_element_that_swallows_text_swallows_nothing(name: str) -> None:
    assert "all that follows" in shown(f"Put <{name}> there.\n\nAnd all that follows.\n").html


def test_html_that_is_meant_stays() -> None:
    text = "<kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup> <time datetime='2026-11-24'>today</time> <a name=\"here\"></a><br>next"
    html = shown(text).html
    for element in (
        "<kbd>Ctrl</kbd>",
        "<sub>2</sub>",
        "<sup>2</sup>",
        '<time datetime="2026-11-24">today</time>',
        '<a name="here">',
        "<br>",
    ):
        assert element in html


def test_braces_are_nobodys_template() -> None:
    text = (
        'Call {{INCIDENT_COMMANDER}} in {{ $labels.region }}, `{{ .Values.x }}` and {% raw %}.\n\n```\n{{< ref "a.md" >}}\n```\n'
    )
    html = shown(text).html
    for braces in ("{{INCIDENT_COMMANDER}}", "{{ $labels.region }}", "{{ .Values.x }}", '{{&lt; ref "a.md" &gt;}}'):
        assert braces in html


def test_task_lists_strikethrough_tables_autolinks_and_footnotes() -> None:
    html = shown(
        "- [x] done\n- [ ] not\n\n~~old~~ https://example.com now[^1]\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n[^1]: why\n"
    ).html
    assert html.count("checked=") == 1
    assert 'aria-label="to do"' in html
    assert "<del>old</del>" in html
    assert '<a href="https://example.com">https://example.com</a>' in html
    assert '<th class="noa-center">a</th>' in html
    assert '<td class="noa-right">2</td>' in html
    assert 'class="footnote"' in html


def test_headings_get_the_anchors_of_the_forge() -> None:
    rendered = shown("# What's `this`?\n## A\n## A\n### Ünïcode & more_words\n")
    assert rendered.headings == (
        Heading(1, "whats-this", "What's this?"),
        Heading(2, "a", "A"),
        Heading(2, "a-1", "A"),
        Heading(3, "ünïcode--more_words", "Ünïcode & more_words"),
    )
    assert '<h2 id="a-1">A<a class="headerlink" href="#a-1"' in rendered.html


def test_headings_in_html_get_anchors_too() -> None:
    rendered = shown("## Same\n\n<h2>Same</h2>\n")
    assert [heading.id for heading in rendered.headings] == ["same", "same-1"]


def test_a_heading_without_a_space_is_text_and_is_named() -> None:
    rendered = shown("# T\n\n###Installation\n\nIt is easy.\n")
    assert "<p>###Installation</p>" in rendered.html
    (problem,) = rendered.problems
    assert (problem.code, problem.place.line, problem.fix) == ("heading-without-space", 3, "### Installation")


@pytest.mark.parametrize("line", ["#incidents is where we talk", "#1234 is the ticket", "#!/bin/bash"])
def test_what_is_no_heading_is_not_called_one(line: str) -> None:
    assert shown(f"# T\n\n{line}\n").problems == ()


def test_front_matter_is_not_shown_and_lines_still_count() -> None:
    rendered = shown("---\ntitle: X\n---\n# T\n\n[dead](#nowhere)\n")
    assert "title: X" not in rendered.html
    assert rendered.problems[0].place.line == 6


def test_the_title_of_other_generators_comes_from_the_facts() -> None:
    rendered = shown("# <%= current_page.data.title %>\n\nText.\n", title="Recycle <all> nodes")
    assert rendered.headings[0].title == "Recycle <all> nodes"
    assert rendered.problems == ()


def test_shortcodes_for_links_are_links() -> None:
    pages = {"./Y.md": "../Y/", "Z.md": "../Z/"}
    rendered = shown('# T\n\nSee [it]({{< ref "./Y.md" >}}) and {{% relref "Z.md" %}}.\n', resolve=pages.get)
    assert '<a href="../Y/">it</a>' in rendered.html
    assert '<a href="../Z/">Z.md</a>' in rendered.html
    assert rendered.problems == ()


@pytest.mark.parametrize("shortcode", ["{{< hint info >}}", "{{% tabs %}}", "{% include x.html %}", "<%= partial 'x' %>"])
def test_a_foreign_shortcode_is_shown_and_named(shortcode: str) -> None:
    rendered = shown(f"# T\n\nText {shortcode} text.\n")
    assert shortcode in words(rendered.html)
    assert [(problem.code, problem.place.line, problem.place.column) for problem in rendered.problems] == [
        ("unknown-shortcode", 3, 6)
    ]


def test_relative_links_are_answered_and_keep_their_anchor_and_query() -> None:
    rendered = shown(
        "# T\n\n[a](../b/My%20Page.md?x=1#part) ![p](p.png)\n", resolve={"../b/My Page.md": "../../b/", "p.png": "q.png"}.get
    )
    assert '<a href="../../b/?x=1#part">a</a>' in rendered.html
    assert '<img src="q.png" alt="p">' in rendered.html
    assert [(reference.path, reference.fragment) for reference in rendered.references] == [("../b/My Page.md", "part")]


def test_a_dead_link_is_named_where_it_stands_and_leads_nowhere() -> None:
    rendered = shown("# T\n\n[a][r] [b](Gone.md)\n\n[r]: gone.md\n", resolve=lambda _: None)
    assert [(problem.code, problem.place.line, problem.place.column) for problem in rendered.problems] == [
        ("dead-link", 3, 12),
        ("dead-link", 5, 6),
    ]
    assert "href" not in rendered.html.partition("<p>")[2]


def test_links_with_a_scheme_or_host_are_left_alone() -> None:
    rendered = shown("# T\n\n[a](https://a.example/x.md) [b](mailto:a@b.c) [c](//d.example/x.md)\n", resolve=lambda _: None)
    assert rendered.problems == ()


def test_an_anchor_that_is_not_there_is_named() -> None:
    rendered = shown('# Here\n\n<a name="Old"></a> [a](#here) [b](#user-content-here) [c](#old) [d](#there)\n')
    assert [(problem.code, problem.says) for problem in rendered.problems] == [("dead-anchor", "this page has no anchor #there")]


def test_hostile_html_has_no_chance() -> None:
    text = """
        # T

        <img src=x onerror=alert(1)> <a href="javascript:alert(1)">x</a> [y](javascript:alert(2)) <svg onload=alert(3)></svg>
        <details ontoggle=alert(4) open><summary>s</summary></details> <p style="position:fixed">z</p>

        <form action="/steal"><button>go</button></form>
    """
    rendered = shown(text)
    for evil in ("onerror", "javascript:", "<svg", "ontoggle", "style=", "<form", "<button"):
        assert evil not in rendered.html
    assert {problem.code for problem in rendered.problems} == {"dropped-html"}
    assert [problem.place.line for problem in rendered.problems] == [3, 3, 3, 3, 4, 4, 6, 6]


def test_a_comment_is_hidden_and_an_open_one_is_not() -> None:
    assert "secret" not in shown("# T\n\n<!-- secret -->\n\ntext\n").html
    rendered = shown("# T\n\n<!-- forgotten\n\n## Mitigation\n\nRestart.\n")
    assert [heading.id for heading in rendered.headings] == ["t", "mitigation"]
    assert [problem.code for problem in rendered.problems] == ["unclosed-comment"]


def test_a_prompt_is_marked_so_that_it_is_not_copied() -> None:
    html = shown("```shell\n$ kubectl get pods\nNAME READY\n$ date\n```\n").html
    assert html.count('<span class="gp">$ </span>') == 2
    assert '<span class="go">NAME READY</span>' in html


def test_a_here_document_is_no_session() -> None:
    assert 'class="go"' not in shown("```\n$ cat <<EOF\nline\nEOF\n```\n").html


def test_an_unknown_language_is_plain() -> None:
    assert 'class="language-qwerty highlight"><pre><span></span><code>x &lt; y\n' in shown("```qwerty\nx < y\n```\n").html


def test_windows_line_ends_and_a_mark_of_byte_order_change_nothing() -> None:
    assert shown("\ufeff# T\r\n\r\n- a\r\n  - b\r\n").html == shown("# T\n\n- a\n  - b\n").html


@pytest.mark.parametrize(
    ("info", "attribute"),
    [
        ("sh changes", ' data-noa-changes=""'),
        ('bash changes="restarts every pod"', ' data-noa-changes="restarts every pod"'),
        ("bash changes='a \"b\" <c>'", ' data-noa-changes="a &quot;b&quot; &lt;c&gt;"'),
        ("sh title=x changes=it", ' data-noa-changes="it"'),
        ("sh exchanges unchanged=1", ""),
        ("changes", ""),
    ],
)
def test_a_fence_says_that_its_command_changes_things(info: str, attribute: str) -> None:
    html = render(f"# A\n\n```{info}\nls <x>\n```\n", path="runbooks/a.md").html
    assert re.findall(r'<div class="language-[a-z]+ highlight"([^>]*)>', html) == [attribute]
    assert "&lt;" in html
