"""From a phone: the file that the forge's form begins with needs nothing but the one thing that only the writer can say."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.builders import a_well_kept_site, run_git
from tests.commands import noa_status

NOW = "2026-11-25T10:20Z"
BLANKS = {"investigating": ["[issue]"], "identified": [], "monitoring": [], "resolved": []}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = a_well_kept_site().with_incident("web-slow", at="25T09:50", severity="SEV3")
    root = site.update("25T10:00", "investigating", web="degraded_performance").write(tmp_path, git=True)
    run_git(root, "remote", "add", "origin", "git@github.com:example/status.git")
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
