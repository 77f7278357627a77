from __future__ import annotations

from collections.abc import Callable

import jinja2
import pytest

from noa_status.public.environment import environment
from noa_status.public.failures import NotRendered, failure_problem
from noa_status.public.overrides import override_problems, used_files
from noa_status.public.references import OURS, closure, references
from noa_status.public.style_faults import script_faults, style_faults
from noa_status.public.styles import OWN, OWN_SCRIPT, small
from noa_status.public.theme import LoadedTheme
from noa_status.words.languages import ENGLISH
from tests.public import gallery
from tests.public.looking import TEMPLATES, html, load

HOME = gallery.GALLERY["home in an outage"]


def with_own(own: dict[str, str]) -> Callable[[str], str | None]:
    """The theme with files of a user's own."""
    return lambda name: load(name.removeprefix(OURS)) if name.startswith(OURS) else own.get(name) or load(name)


def problems(name: str, content: str | bytes) -> list[str]:
    """The codes of what is wrong with one file of a user's own."""
    data = content if isinstance(content, bytes) else content.encode()
    return [problem.code for problem in override_problems({name: data}, with_own({name: data.decode("utf-8", "replace")}))]


def test_nothing_is_wrong_with_our_own_files() -> None:
    names = (path for path in TEMPLATES.rglob("*") if path.is_file())
    own = {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in names}
    assert list(override_problems(own, with_own({}))) == []
    assert used_files(load) == own.keys() | {OWN, OWN_SCRIPT}


def test_a_name_is_found_wherever_it_stands_in_its_tag() -> None:
    text = """{# {% include "no" %} #}{% include ["a", 'b'] ignore missing %}{%- extends "c" -%}{% from "d" import x %}
    {% include "e" if x else "f" %}{% raw %}{% include "no" %}{% endraw %}"""
    assert [(found.name, found.is_needed) for found in references(text)] == [
        ("a", False), ("b", False), ("c", True), ("d", True), ("e", False), ("f", False),
    ]  # fmt: skip
    assert [text[found.at :][:1] for found in references(text)] == list("abcdef")


def test_the_key_of_a_page_holds_the_users_file_and_ours_that_it_extends() -> None:
    own = {"base.html.j2": '{% extends "default/base.html.j2" %}'}
    assert {"base.html.j2", "default/base.html.j2"} <= set(closure(HOME.template, with_own(own)))
    key = LoadedTheme(with_own(own), html).key(HOME.template)

    def ours_changed(name: str) -> str | None:
        return f"{load('base.html.j2')}x" if name == "default/base.html.j2" else with_own(own)(name)

    assert len({key, LoadedTheme(ours_changed, html).key(HOME.template), LoadedTheme(load, html).key(HOME.template)}) == 3


def test_both_engines_let_a_file_extend_ours_of_its_own_name() -> None:
    ours = {"base": "<{% block a %}ours{% endblock %}{% include 'part' %}>", "part": "(p)", "page": "{% extends 'base' %}"}
    own = {
        "base": "{% extends 'default/base' %}{% block a %}{{ super() }} and own{% endblock %}",
        "part": "[{% include 'default/part' %}]",
    }

    def both(name: str) -> str | None:
        return ours.get(name.removeprefix(OURS)) if name.startswith(OURS) else own.get(name) or ours.get(name)

    made = environment(both, lambda text: text.id, ENGLISH).render_template("page")
    assert made == jinja2.Environment(loader=jinja2.FunctionLoader(both)).get_template("page").render() == "<ours and own[(p)]>"


@pytest.mark.parametrize(
    "css",
    [
        "a { b: c }", 'a::after { content: "} /* \\" {" }', "/* { ' */ a { b: url(x'y.svg) }", "a { b: calc((1px + 2px) * 3) }",
        "@media print { a[b='c'] { d: e } }", ".a\\{b { c: d }", "", "a { b: 'one \\\n two' }",
    ],
)  # fmt: skip
def test_whole_css_is_whole(css: str) -> None:
    assert list(style_faults(css)) == []


@pytest.mark.parametrize(
    ("css", "at"),
    [
        ("a { b: c", 2), ("a { b: c } }", 11), ("a { b: calc(1px } d { e: f }", 11), ("a { b: 'c\n }", 7), ("a { } /* b", 6),
        ("@media print { a { b: c }", 13), ('a { b: "c }', 7),
    ],
)  # fmt: skip
def test_what_is_not_closed_is_told_where_it_begins(css: str, at: int) -> None:
    assert [(fault.code, fault.at) for fault in style_faults(css)] == [("css-not-closed", at)]


@pytest.mark.parametrize("end", ["</style>", "</STYLE >", "/* </style */", '"</style"'])
def test_css_cannot_end_its_element(end: str) -> None:
    assert "early-end" in [fault.code for fault in style_faults(f"a {{ b: c }} {end}")]


@pytest.mark.parametrize("end", ["</script>", "</Script", "<!--", "// </script>"])
def test_a_script_cannot_end_its_element(end: str) -> None:
    assert [fault.code for fault in script_faults(f"let a = 1\n{end}")] == ["early-end"]


def test_a_quote_that_is_escaped_does_not_end_a_text() -> None:
    assert small('a { content: "\\"  }  " }') == 'a{content:"\\"  }  "}'


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("components/footer.html.j2", "{% if page %}", ["template-syntax"]),
        ("components/footer.html.j2", b"\xff", ["not-utf-8"]),
        ("components/footer.html.j2", b"\xef\xbb\xbf<p>", []),
        ("components/footer.html.j2", '{% include "componets/mark.html.j2" %}', ["unknown-template"]),
        ("components/footer.html.j2", '{% include "default/components/footer.html.j2" %}', []),
        ("components/footer.html.j2", '{% include "no.html.j2" ignore missing %}', []),
        ("base.html.j2", '{% extends "base.html.j2" %}', ["template-of-itself"]),
        ("css/own.css", "a {", ["css-not-closed"]),
        ("css/own.css", "a { b: url(x.png) }", ["css-fetches"]),
        ("css/own.css", "/* @import */ a { b: url(data:x) url('#y') }", []),
        ("css/footer.css", "a {} </style>", ["early-end"]),
        ("js/own.js", "'</script>'", ["early-end"]),
        ("componets/footer.html.j2", "", ["unused-override"]),
        ("css/foter.css", "a {", ["unused-override"]),
        ("default/base.html.j2", "", ["unused-override"]),
        ("assets/logo.svg", "", ["unused-override"]),
        ("README.md", "", []),
        (".hidden", "", []),
    ],
)
def test_what_is_wrong_with_a_file_is_found_before_anything_is_rendered(
    name: str, content: str | bytes, codes: list[str]
) -> None:
    assert problems(name, content) == codes


def test_a_logo_is_used_whatever_its_bytes() -> None:
    assert list(override_problems({"assets/logo.png": b"\xff"}, load, ["assets/logo.png"])) == []


def test_a_part_of_ones_own_is_used_once_a_template_names_it() -> None:
    own = {"components/footer.html.j2": '{% include "components/legal.html.j2" %}', "components/legal.html.j2": "<p>x</p>"}
    assert list(override_problems({name: text.encode() for name, text in own.items()}, with_own(own))) == []


def told(name: str, text: str, **more: str) -> tuple[str, str, int, str, str]:
    """What is said of a file of a user's own that cannot be rendered: code, file, line, what is wrong and what would be right."""
    own = {name: text, **more}
    with pytest.raises(NotRendered) as caught:
        LoadedTheme(with_own(own), html).render(HOME)
    problem = failure_problem(caught.value, own, with_own(own))
    assert problem is not None
    return problem.code, problem.place.path.removeprefix("site_overrides/public/"), problem.place.line, problem.says, problem.hint


FOOTER = "components/footer.html.j2"
GIVEN = "docs/look.md says what each template is given, and which blocks it has"


@pytest.mark.parametrize(
    ("text", "code", "line", "says", "hint"),
    [
        ("a\n{{ page.answr }}", "unknown-name", 2, "`page.answr` is not there", 'did you mean "page.answer"?'),
        ("{{ adress }}", "unknown-name", 1, "`adress` is not there", 'did you mean "address"?'),
        ("\n\n{{ 1|instnt }}", "unknown-name", 3, "there is no filter `instnt`", 'did you mean "instant"?'),
        ("{{ ngetext(1) }}", "unknown-name", 1, "there is no function `ngetext`", 'did you mean "ngettext"?'),
        ("\n{{ page.site|instant }}", "template-fails", 2, None, GIVEN),
        ("\n{{ 'x'|link(page.rot) }}", "unknown-name", 2, "`page.rot` is not there", 'did you mean "page.root"?'),
        ("\n{{ _('a {b}', c=1) }}", "template-fails", 2, "_ cannot take what it is given here: it wants 'b'", GIVEN),
        (f"{{% include '{FOOTER}' %}}", "template-of-itself", 1, "the template leads to itself without an end", None),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "template-of-itself", 1, "the template leads to itself without an end", None),
        ("{{ 1 / 0 }}", "template-fails", 1, "invalid operation: unable to calculate 1 / 0", GIVEN),
        ("{% for x in 1 %}{% endfor %}", "template-fails", 1, "invalid operation: number is not iterable", GIVEN),
        ("{{ page.x() }}", "template-fails", 1, None, GIVEN),
        ("x\n{% include 'components/chips.html.j2' %}", "template-fails", 2, "components/chips.html.j2 cannot be shown from here: in its line 1, `components` is not there", GIVEN),
    ],
)  # fmt: skip
def test_what_fails_while_rendering_is_told_at_its_place(
    text: str, code: str, line: int, says: str | None, hint: str | None
) -> None:
    found = told(FOOTER, text)
    assert found[:3] == (code, FOOTER, line)
    assert says is None or found[3] == says
    assert hint is None or found[4] == hint


def test_what_fails_in_a_part_of_a_part_is_told_in_the_innermost_file_that_is_the_users() -> None:
    found = told("base.html.j2", '{% extends "default/base.html.j2" %}', **{FOOTER: "\n{{ nothing }}"})
    assert found[:3] == ("unknown-name", FOOTER, 2)


def test_what_fails_without_any_file_of_the_users_is_not_theirs() -> None:
    def broken(name: str) -> str | None:
        return "{{ nothing }}" if name == FOOTER else load(name)

    with pytest.raises(NotRendered, match="nothing") as caught:
        LoadedTheme(broken, html).render(HOME)
    assert failure_problem(caught.value, (), broken) is None
