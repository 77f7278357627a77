"""The form for a new file, at each forge."""

from __future__ import annotations

import pytest

from noa_status.forges import new_file_url

PATH = "runbooks/api/Api Down.md"
TEXT = "# A & B\n"


@pytest.mark.parametrize(
    ("repository", "edit_uri", "expected"),
    [
        (
            "https://github.com/us/status",
            "edit/main/docs/",
            "https://github.com/us/status/new/main?filename=runbooks/api/Api%20Down.md&value=%23%20A%20%26%20B%0A",
        ),
        (
            "https://code.example.com/us/status/",
            "edit/team/x/docs/",
            "https://code.example.com/us/status/new/team/x?filename=runbooks/api/Api%20Down.md&value=%23%20A%20%26%20B%0A",
        ),
        (
            "https://gitlab.com/us/status",
            "edit/main/docs/",
            "https://gitlab.com/us/status/-/new/main?file_name=runbooks/api/Api%20Down.md",
        ),
        (
            "https://git.example.com/us/status",
            "-/edit/main/docs/",
            "https://git.example.com/us/status/-/new/main?file_name=runbooks/api/Api%20Down.md",
        ),
        (
            "https://git.example.com/us/status",
            "_edit/main/docs/",
            "https://git.example.com/us/status/_new/main/runbooks/api?filename=Api%20Down.md&value=%23%20A%20%26%20B%0A",
        ),
    ],
    ids=["GitHub", "a branch with a slash", "GitLab", "GitLab elsewhere", "Gitea"],
)
def test_the_form_for_a_new_file(repository: str, edit_uri: str, expected: str) -> None:
    assert new_file_url(repository, edit_uri, "docs", PATH, TEXT) == expected


@pytest.mark.parametrize(
    ("repository", "edit_uri"),
    [("", "edit/main/docs/"), ("https://example.com/us", ""), ("https://example.com/us", "src/default/docs/")],
)
def test_no_form_where_the_forge_is_not_known(repository: str, edit_uri: str) -> None:
    assert new_file_url(repository, edit_uri, "docs", PATH, TEXT) == ""
