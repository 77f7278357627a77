"""An incident from inside: hand-overs, clocks that ran out, gaps, what to do, what to write, what was like it, who changed what."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from noa_status.build.internal_world import world_of
from noa_status.forges import new_file_url
from noa_status.internal.site import InternalSite, site_of
from noa_status.lint.run import lint
from noa_status.problems import Problem
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, a_site, at, run_git
from tests.internal.building import built, links_of, page, text_of, words

URI = "incidents/2026-11-24-down/index.md"
PROMISES = {"detected_at": "2026-11-24T10:03Z", "acknowledged_at": "2026-11-24T10:05Z"}


def an_outage(**facts: Any) -> SiteBuilder:
    return (
        a_site()
        .with_incident("down", severity="SEV1", title="The API is down", **PROMISES, **facts)
        .update("10:07", "investigating", api="major_outage")
    )


def timeline(site: InternalSite) -> list[tuple[str, str]]:
    html = page(site, URI).html.partition('class="noa-timeline"')[2].partition("</ol>")[0]
    return [(kind, words(entry)) for kind, entry in re.findall(r'<li class="noa-timeline__(\w+)">(.*?)</li>', html, re.DOTALL)]


def with_forge(site: SiteBuilder, root: Path, edit_uri: str, now: str = "10:35") -> InternalSite:
    repository, _ = read_repository(site.write(root))
    assert repository is not None
    new_file = partial(new_file_url, "https://forge.example.com/us/status", edit_uri, "docs")
    return site_of(world_of(root, repository, at(now), {}, new_file=new_file))


def test_a_hand_over_is_in_the_timeline_and_beside_the_role(tmp_path: Path) -> None:
    site = an_outage(roles={"commander": "bo", "technical_lead": "bo"}).file(
        "timeline.md",
        "- 2026-11-24T10:10Z cy is now technical_lead.\n- 2026-11-24T10:12Z cy hands over to bo, who is now **Technical Lead**.\n"
        "- 2026-11-24T10:15Z the cause is now known\n"
        "- 2026-11-24T10:20Z Incident Commander: bo takes over from ana.\n- 2026-11-24T11:00Z IC: cy takes over from bo\n"
        "- 2026-11-24T10:21Z Nobody: x takes over from y\n",
    )
    made = built(site, tmp_path)
    assert ("role", "10:20 UTC Incident Commander: bo takes over from ana.") in timeline(made)
    assert ("note", "10:21 UTC Nobody: x takes over from y") in timeline(made)
    assert ("note", "10:15 UTC the cause is now known") in timeline(made)
    text = text_of(made, URI)
    assert "Incident Commander bo since 10:20 UTC; before: ana" in text
    assert "Technical Lead bo since 10:12 UTC; before: cy" in text


def test_an_empty_required_role_is_red(tmp_path: Path) -> None:
    html = page(built(an_outage(roles={"commander": "ana"}), tmp_path), URI).html
    assert html.count('<span class="noa-mark noa-major">nobody yet</span>') == 2


def test_clocks_that_ran_out_and_gaps_are_in_the_timeline(tmp_path: Path) -> None:
    found = timeline(built(an_outage().update("10:31", "identified"), tmp_path))
    assert ("clock", "10:22 UTC A public update was promised by now: it came 9 minutes late") in found
    assert ("gap", "24 minutes without an entry") in found
    assert found.index(("gap", "24 minutes without an entry")) < found.index(("update", "10:31 UTC Public Update: Identified"))
    assert ("level", "10:33 UTC Level 3: Engineering Manager and Product Manager to be told, by Phone Call") in found


def test_a_gap_that_goes_on_is_said_at_the_end(tmp_path: Path) -> None:
    found = timeline(built(an_outage(), tmp_path, now="10:45"))
    assert found[-1] == ("gap", "38 minutes without an entry, until now")
    assert ("clock", "10:22 UTC A public update was promised by now: still to come") in found


def test_what_to_do_is_the_phase_of_the_plans_clock(tmp_path: Path) -> None:
    html = page(built(an_outage(), tmp_path), URI).html
    assert re.findall(r'<details class="noa-phase([^"]*)"( open)?[^>]*>\s*<summary>([^<]+?) <small>', html) == [
        ("", "", "Detection &amp; Alert"),
        ("", "", "Investigation"),
        (" noa-phase--now", " open", "Mitigation"),
        ("", "", "Resolution"),
    ]
    assert "Mitigation 30 to 60 minutes after the detection Implement Quick Fix" in words(html)


def test_after_the_resolution_the_post_incident_phase_is_what_is_to_do(tmp_path: Path) -> None:
    text = text_of(built(an_outage().update("10:31", "resolved"), tmp_path, now="25T12:00"), URI)
    assert "What to do ¶ Post-Incident 24 to 48 hours after the resolution Post-Mortem Meeting" in text
    assert "Implement Quick Fix" not in text


def test_drafts_of_every_message_are_there_for_each_status_that_may_come(tmp_path: Path) -> None:
    html = page(built(an_outage().update("10:31", "identified"), tmp_path), URI).html
    assert re.findall(r'<details class="noa-drafts"( open)?[^>]*>\s*<summary>(\w+)<', html) == [
        (" open", "Identified"),
        ("", "Monitoring"),
        ("", "Resolved"),
    ]
    text = words(html)
    assert "Public update the file incidents/2026/2026-11-24-down/updates/20261124T1035Z.md --- status: identified" in text
    assert "Internal update #incidents, #incident-2026-11-24-down [STATUS UPDATE - 10:35 UTC]" in text
    assert "Mail Email to all affected customers" in text


@pytest.mark.parametrize(
    "edit_uri", ["edit/main/docs/", "_edit/main/docs/", "-/edit/main/docs/"], ids=["github", "gitea", "gitlab"]
)
def test_each_next_status_has_its_form_at_the_forge(tmp_path: Path, edit_uri: str) -> None:
    links = [url for url in links_of(page(with_forge(an_outage(), tmp_path, edit_uri), URI).html) if "forge.example.com" in url]
    assert len(links) == 4
    for status, url in zip(("investigating", "identified", "monitoring", "resolved"), links, strict=True):
        query = parse_qs(urlsplit(url).query)
        name = (query.get("filename") or query["file_name"])[0]
        assert name.endswith("20261124T1035Z.md")
        # GitLab takes the name alone; the text stands on the page, to copy.
        if "file_name" not in query:
            assert query["value"][0].startswith(f"---\nstatus: {status}\n")


def test_a_prefilled_text_is_clean_but_for_the_one_thing_to_write(tmp_path: Path) -> None:
    site = an_outage()
    for url in links_of(page(with_forge(site, tmp_path, "edit/main/docs/"), URI).html):
        if "forge.example.com" not in url:
            continue
        query = parse_qs(urlsplit(unquote(url) if "%25" in url else url).query)
        text = query["value"][0]
        target = tmp_path / query["filename"][0]
        target.write_text(text)
        found = problems(tmp_path)
        assert [problem.split(" ")[0] for problem in found] in ([], ["unfilled-template"]), found
        target.write_text(re.sub(r"\[[^\]]+\]", "slow answers from the API", text))
        assert problems(tmp_path) == []
        target.unlink()


def problems(root: Path) -> list[str]:
    """What is wrong with the update of 10:35, as its author reads it a minute later. That it comes late is not the text's fault."""
    repository, found = read_repository(root)
    assert repository is not None
    found = [*found, *lint(repository, at("10:36"), lambda path: (root / path).read_text())]
    return [f"{problem.code} {problem.says}" for problem in found if _is_of_text(problem)]


def _is_of_text(problem: Problem) -> bool:
    return "20261124T1035Z" in problem.place.path and problem.code != "cadence-missed"


def test_similar_incidents_say_why_and_what_helped(tmp_path: Path) -> None:
    site = a_site().with_incident("old", at="10-01T10:00", title="Queries run into a timeout", alerts=["PoolFull"])
    site.update("10-01T10:05", "investigating", "The connection pool is exhausted.", db="major_outage")
    site.update("10-01T11:00", "resolved", "We gave the pool more room.")
    site.postmortem("draft", "## Root cause\n\nx\n\n## Resolution steps\n\n1. Raised `max_connections`.\n\n## Impact\n\ny")
    site.with_incident("charts", at="09-01T10:00", title="Charts are blank").update(
        "09-01T10:05", "resolved", "A release was faulty."
    )
    site.with_incident("down", title="Queries fail", alerts=["PoolFull"])
    site.update("10:05", "investigating", "The pool has no connection left, timeout follows.", db="major_outage")
    made = built(site, tmp_path)
    text = text_of(made, URI)
    assert (
        "SEV2 High Queries run into a timeout 1 Oct 2026, 10:00 UTC : same component: Database; same alert: PoolFull; shares:"
        in text
    )
    assert "What helped: Raised max_connections." in text
    assert "Charts are blank" not in text
    assert "Similar incidents" not in text_of(made, "incidents/2026-10-01-old/index.md")


def test_the_audit_trail_is_the_history_of_the_record(tmp_path: Path) -> None:
    site = a_site().with_incident("down", severity="SEV1").update("10:07", "investigating")
    root = tmp_path / "r"
    root.mkdir()
    site.write(root, git=True)
    (root / "incidents/2026/2026-11-24-down/timeline.md").write_text("- 2026-11-24T10:20Z bo looks.\n")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message=Note <b>it</b>")
    repository, _ = read_repository(root)
    assert repository is not None
    made = site_of(world_of(root, repository, at("10:35"), {}))
    text = text_of(made, URI)
    assert "Who changed what ¶ 2 changes of this record" in text
    assert re.search(r"test@example\.com Note <b>it</b> timeline\.md [0-9a-f]{7}", text)


def test_without_history_there_is_no_audit_trail(tmp_path: Path) -> None:
    assert "Who changed what" not in text_of(built(an_outage(), tmp_path), URI)
