"""Links between internal pages are right for both kinds of addresses that MkDocs knows."""

from __future__ import annotations

import pytest

from noa_status.internal.addresses import book, href, page_file


@pytest.mark.parametrize(
    ("source", "target", "pretty", "plain"),
    [
        ("index.md", "index.md", "./", "index.html"),
        ("index.md", "runbooks/A.md", "runbooks/A/", "runbooks/A.html"),
        ("runbooks/A.md", "index.md", "../../", "../index.html"),
        ("runbooks/n/A.md", "runbooks/n/B.md", "../B/", "B.html"),
        ("runbooks/n/A.md", "runbooks/n/p.png", "../p.png", "p.png"),
        ("plan/index.md", "plan/severities.md", "severities/", "severities.html"),
        ("incidents/x/index.md", "r/A/index.html", "../../r/A/", "../../r/A/index.html"),
        ("r/A/index.html", "runbooks/A.md", "../../runbooks/A/", "../../runbooks/A.html"),
        ("r/index.json", "runbooks/A.md", "../runbooks/A/", "../runbooks/A.html"),
        ("runbooks/A.md", "runbooks/a b: c.md", "../a%20b%3A%20c/", "a%20b%3A%20c.html"),
    ],
)
def test_href(source: str, target: str, pretty: str, plain: str) -> None:
    assert href(source, target) == pretty
    assert href(source, target, directory_urls=False) == plain


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("runbooks/n/A.md", "runbooks/n/A.md"),
        ("runbooks/n/_index.md", "runbooks/n/index.md"),
        ("runbooks/README.md", "runbooks/about.md"),
        ("runbooks/velero.html.md.erb", "runbooks/velero.md"),
        ("runbooks/x.markdown", "runbooks/x.md"),
    ],
)
def test_where_a_book_goes(path: str, uri: str) -> None:
    assert book(path) == uri


def test_a_page_is_served_from_a_folder() -> None:
    assert page_file("runbooks/A.md") == "runbooks/A/index.html"
    assert page_file("runbooks/A.md", directory_urls=False) == "runbooks/A.html"
