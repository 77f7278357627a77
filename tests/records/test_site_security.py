"""What `status.yml` may say of whom to tell of a weakness."""

from __future__ import annotations

import pytest

from noa_status.model.security import Security
from noa_status.records.site_file import read_site
from tests.builders import at

HEAD = "name: Example\nurl: https://status.example.com/\n"
EXPIRES = "2027-01-01T00:00Z"


def problems(security: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and fix of all that is wrong."""
    _, found = read_site(f"{HEAD}security:\n{security}".encode())
    return [(problem.code, problem.place.line, problem.place.column, problem.fix) for problem in found]


def test_one_contact_need_not_be_a_list() -> None:
    site, found = read_site(f"{HEAD}security: {{contact: 'mailto:security@example.com', expires: {EXPIRES}}}\n".encode())
    assert found == []
    assert site is not None
    assert site.security == Security(contact=("mailto:security@example.com",), expires=at("2027-01-01T00:00"))


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("security@example.com", "mailto:security@example.com"),
        ("example.com/report", "https://example.com/report"),
        ("http://example.com/report", "https://example.com/report"),
        ("+1-201-555-0123", "tel:+1-201-555-0123"),
        ("ask Bo", ""),
    ],
)
def test_a_contact_is_an_address_that_opens_something(written: str, fix: str) -> None:
    found = problems(f'  contact: ["{written}"]\n  expires: {EXPIRES}\n')
    assert [(code, line) for code, line, _, _ in found] == [("not-an-address", 4)]
    assert fix in found[0][3]


@pytest.mark.parametrize("field", ["policy", "encryption", "acknowledgments"])
def test_what_is_to_be_read_is_of_the_web(field: str) -> None:
    (found,) = problems(f"  contact: mailto:a@example.com\n  expires: {EXPIRES}\n  {field}: mailto:a@example.com\n")
    assert found[:2] == ("not-an-address", 6)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("  contact: mailto:a@example.com\n", "missing-field"),
        (f"  expires: {EXPIRES}\n", "missing-field"),
        ("  contact: mailto:a@example.com\n  expires: 2027-01-01\n", "no-time-of-day"),
        (f"  contact: []\n  expires: {EXPIRES}\n", "empty-field"),
        (f"  contact: mailto:a@example.com\n  expires: {EXPIRES}\n  polcy: https://example.com/\n", "unknown-field"),
    ],
)
def test_what_is_missing_or_unknown_is_named(written: str, code: str) -> None:
    assert [found[0] for found in problems(written)] == [code]


def test_that_it_has_run_out_stops_no_build() -> None:
    assert problems("  contact: mailto:a@example.com\n  expires: 2020-01-01T00:00Z\n") == []
