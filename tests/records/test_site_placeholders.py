"""Values of playbooks' blanks in `status.yml`: which names and values they may have."""

from __future__ import annotations

import pytest

from noa_status.records.site_file import read_site

SITE = "name: Example\nurl: https://status.example.com/\nplaceholders:\n"


def test_they_are_read_as_they_are_written() -> None:
    site, problems = read_site(f'{SITE}  COMPANY_NAME: Example\n  PAGER: 012\n  CHAT: "#incidents"\n'.encode())
    assert not problems
    assert site is not None
    assert site.placeholders == {"COMPANY_NAME": "Example", "PAGER": "012", "CHAT": "#incidents"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  company: Example", "placeholder-name"),
        ('  "{{COMPANY}}": Example', "placeholder-name"),
        ("  COMPANY: ''", "placeholder-value"),
        ('  COMPANY: "a\\nb"', "placeholder-value"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(line: str, code: str) -> None:
    _, problems = read_site((SITE + line + "\n").encode())
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, 4)]
