"""Named environments of `status.yml`: which names and values they may have."""

from __future__ import annotations

import pytest

from noa_status.records.site_file import read_site

SITE = "name: Example\nurl: https://status.example.com/\nenvironments:\n"


def told(environments: str) -> list[tuple[str, int]]:
    site, problems = read_site((SITE + environments).encode())
    assert (site is None) == bool(problems)
    return [(problem.code, problem.place.line) for problem in problems]


def test_values_are_texts_as_they_are_written() -> None:
    site, problems = read_site(
        (SITE + "  prod-eu: {cluster: eu1, zone: 012, is_old: no}\n  Test 2: {cluster: '1:30'}\n").encode()
    )
    assert problems == []
    assert site is not None
    assert site.environments == {"prod-eu": {"cluster": "eu1", "zone": "012", "is_old": "no"}, "Test 2": {"cluster": "1:30"}}


@pytest.mark.parametrize(
    ("environments", "code"),
    [
        ("  prod: {namespace: ''}", "environment-value"),
        ('  prod: {namespace: "a\\nb"}', "environment-value"),
        ('  prod: {namespace: "a\\u202Eb"}', "environment-value"),
        (f"  prod: {{namespace: {'a' * 254}}}", "environment-value"),
        ("  prod: {<namespace>: a}", "environment-name"),
        ("  prod: {$NAMESPACE: a}", "environment-name"),
        ("  -prod-: {namespace: a}", "environment-name"),
        ("  prod: {pod-name: a, POD_NAME: b}", "duplicate-entry"),
        ("  prod: eu1", "not-a-mapping"),
        ("  prod: {namespace: [a]}", "not-a-text"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(environments: str, code: str) -> None:
    assert told(environments) == [(code, 4)]
