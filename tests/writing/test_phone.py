"""From a phone: the file that the forge's form begins with needs nothing but the one thing that only the writer can say."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.builders import a_well_kept_site, run_git
from tests.commands import noa_status

NOW = "2026-11-25T10:20Z"
REMOTE = "git@github.com:example/status.git"
BLANKS = {"investigating": ["[issue]"], "identified": [], "monitoring": [], "resolved": []}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = a_well_kept_site().with_incident("web-slow", at="25T09:50", severity="SEV3")
    root = site.update("25T10:00", "investigating", web="degraded_performance").write(tmp_path, git=True)
    run_git(root, "remote", "add", "origin", REMOTE)
    return root


def links(root: Path) -> dict[str, str]:
    """The links that `show --links` prints, by the status."""
    lines = noa_status(f"show web-slow --links --now {NOW}", root).output.splitlines()
    heads = {
        line.strip().partition(",")[0].lower(): lines[number + 1].strip()
        for number, line in enumerate(lines)
        if line.endswith("form:")
    }
    return {head: link for head, link in heads.items() if link.startswith("https://")}


@pytest.mark.parametrize("status", BLANKS)
def test_the_prefilled_file_lints_clean_but_for_what_only_the_writer_knows(root: Path, status: str) -> None:
    link = urlsplit(links(root)[status])
    assert (link.hostname, link.path) == ("github.com", "/example/status/new/main")
    form = {name: values[0] for name, values in parse_qs(link.query).items()}
    (root / form["filename"]).write_text(form["value"], encoding="utf-8")
    output = noa_status(f"lint --now {NOW}", root).output
    assert [blank for blank in ("[issue]",) if blank in output] == BLANKS[status], output
    assert output.count("error:") == len(BLANKS[status]), output
    (root / form["filename"]).write_text(form["value"].replace("[issue]", "a slow dashboard"), encoding="utf-8")
    assert noa_status(f"lint --now {NOW}", root).output.endswith("nothing wrong\n")


def test_the_plain_way_to_see_an_incident_names_the_option(root: Path) -> None:
    assert "noa-status show --links" in noa_status(f"show --now {NOW}", root).output


@pytest.mark.parametrize(
    ("remote", "config", "expected"),
    [
        (REMOTE, "", "https://github.com/example/status/new/main?filename="),
        ("https://gitlab.com/example/status.git", "", "https://gitlab.com/example/status/-/new/main?file_name="),
        ("ssh://git@code.example.com/us/status", "", "https://code.example.com/us/status/_new/main/incidents/"),
        (REMOTE, "repo_url: https://gitlab.example.com/a/b", "https://gitlab.example.com/a/b/-/new/main?file_name="),
        (
            REMOTE,
            "repo_url: https://code.example.com/a/b\nedit_uri: -/edit/trunk/docs/\nplugins: !ENV [X, y]",
            "https://code.example.com/a/b/-/new/trunk?file_name=",
        ),
        (REMOTE, "repo_url: !ENV [NOT_SET, 'x']", "https://github.com/example/status/new/main?filename="),
    ],
    ids=["GitHub", "GitLab", "Forgejo", "as mkdocs.yml says", "GitLab at another name", "from the environment"],
)
def test_each_forge_has_its_form(root: Path, remote: str, config: str, expected: str) -> None:
    run_git(root, "remote", "set-url", "origin", remote)
    (root / "mkdocs.yml").write_text(f"site_name: Example\n{config}\n", encoding="utf-8")
    found = links(root)
    assert list(found) == ["investigating", "identified", "monitoring", "resolved"]
    assert all(link.startswith(expected) for link in found.values()), found


def test_where_the_form_takes_no_text_it_is_printed_as_the_file_is_to_be(root: Path) -> None:
    run_git(root, "remote", "set-url", "origin", "https://gitlab.com/example/status.git")
    said = noa_status(f"show web-slow --links --now {NOW}", root).output
    assert (
        "the name alone; the text of the file:\n---\nstatus: identified\ncomponents: {web: degraded_performance}\n---\nWe" in said
    )


def test_a_status_that_is_over_has_no_link(root: Path) -> None:
    folder = next(root.glob("incidents/*/*web-slow"))
    text = "---\nstatus: monitoring\n---\nThe dashboard answers as fast as usual again since ten past ten.\n"
    (folder / "updates/20261125T1010Z.md").write_text(text, encoding="utf-8")
    assert list(links(root)) == ["monitoring", "resolved"]


def test_without_a_forge_it_says_how_to_name_one(root: Path) -> None:
    run_git(root, "remote", "remove", "origin")
    said = noa_status(f"show web-slow --links --now {NOW}", root).output
    assert "No forge is known to link to: give the repository a remote" in said
