"""What a reviewer reads of a change: in the terminal, as a comment in which nothing of a pull request can act, as a preview."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import comrak
import pytest

from noa_status.build.compare_told import code
from noa_status.build.page_kinds import FOR_PROGRAMS, HOME, kind_of
from tests.browser.sites import PAGES, an_outage
from tests.builders import TEXT, a_site, a_well_kept_site, run_git
from tests.commands import Done, noa_status

FOLDER = "incidents/2026/2026-11-24-api-fails"
NOW = "--now 2026-11-24T10:40Z"
HOSTILE = (
    "Hi @everyone @octo/team",
    "a </details></summary><img src=x onerror=alert(1)>",
    "![x](https://evil.example/x.png)",
    "[click](https://evil.example/) www.evil.example https://evil.example/",
    "` ``` ```` tick `",
    "```\n\n# Heading\n\n- [x] done",
    "<!-- noa-status diff -->",
    "| a | b |\n|---|---|",
    "**bold** _it_ ~~gone~~ #1 GH-2 &amp; &#64;octo",
    "\u202eright to left\u2066 \u200bzero\x1b[31m",
    "\\`not escaped\\`",
    "`",
    "``",
    "$`x`$ ^[note] :tada:",
)


def diff(root: Path, more: str = "") -> Done:
    return noa_status(f"diff --base HEAD {NOW} {more}", root)


def rendered(markdown: str) -> str:
    """The comment as HTML, tags and links let through as a forge does before it cleans them."""
    options = comrak.ExtensionOptions()
    options.table = options.strikethrough = options.autolink = options.tasklist = True
    render = comrak.RenderOptions()
    render.unsafe_ = True
    return comrak.render_markdown(markdown, extension_options=options, render_options=render)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_gets_out_of_its_code(text: str) -> None:
    html = rendered(f"- before {code(text)} after")
    (inside,) = re.findall(r"<code>(.*?)</code>", html, re.DOTALL)
    around = html.replace(f"<code>{inside}</code>", "")
    assert around.split() == ["<ul>", "<li>before", "after</li>", "</ul>"]
    assert "<" not in inside


def test_a_hostile_record_changes_nothing_of_the_comment_but_words(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path, git=True)
    title = json.dumps("</details> @octo ![x](https://evil.example/x.png) ```")
    folder = root / "incidents/2026/2026-11-24-hostile"
    (folder / "updates").mkdir(parents=True)
    (folder / "incident.yml").write_text(f"title: {title}\nseverity: SEV1\nstarted_at: 2026-11-24T10:30Z\n")
    (folder / "updates/20261124T1032Z.md").write_text("---\nstatus: investigating\ncomponents: {web: major_outage}\n---\n" + TEXT)
    status = (root / "status.yml").read_text().replace('"Dashboard"', '"</details> @team <img src=x>"')
    (root / "status.yml").write_text(status)
    said = diff(root, "--format markdown").output
    html = rendered(said)
    assert "evil.example" in html
    outside = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    assert "@" not in outside
    assert "evil" not in outside
    assert set(re.findall(r"</?([a-z0-9]+)", outside)) <= {"h3", "ul", "li", "p", "strong", "details", "summary"}
    assert outside.count("<details>") == outside.count("</details>") == 1
    assert said.startswith("<!-- noa-status diff -->\n")


def test_an_update_is_told_with_all_that_follows_from_it(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path, git=True)
    (root / f"{FOLDER}/updates/20261124T1036Z.md").write_text("---\nstatus: resolved\n---\nAll requests are answered again.\n")
    (root / f"{FOLDER}/updates/20261124T1500Z.md").write_text("---\nstatus: postmortem\n---\nWe have published what happened.\n")
    (root / f"{FOLDER}/timeline.md").write_text("- 10:20 looked\n")
    said, status = diff(root)
    assert status == 0
    assert "Home says now:       API is down." in said
    assert "Home will say:       Database may be slow." in said
    assert "  API: Major outage -> Operational" in said
    assert "Sent out: 1 feed entry, 1 message\n" in said
    assert "  24 Nov 2026, 10:36 UTC  API: Resolved · Api fails (told by outbox)" in said
    assert "no channel is set up, so mails become files in outbox/: 1 to everyone affected" in said
    assert "Later, by itself: 1 update\n  24 Nov 2026, 15:00 UTC" in said
    assert "  home, 2 changed: /, ar/" in said
    assert f"Internal only: 1 file\n  {FOLDER}/timeline.md" in said
    facts = json.loads(diff(root, "--json").output)
    assert facts["is_public"] is True
    assert [(one["channel"], one["update"], one["title"]) for one in facts["messages"]] == [
        ("outbox", "20261124T1036Z", "Api fails")
    ]


def test_channels_are_told_by_count_and_receiver(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path, git=True)
    status = root / "status.yml"
    mail = '{id: customers, kind: mail, sender: status@example.com, all_customers: "all@lists.example.com"}'
    chat = "{id: chat, kind: slack, url_from: CHAT_URL}"
    status.write_text(f"{status.read_text()}\nnotify: {{channels: [{mail}]}}\n")
    run_git(root, "commit", "-aqm", "mails")
    (root / f"{FOLDER}/updates/20261124T1036Z.md").write_text("---\nstatus: resolved\n---\nAll requests are answered again.\n")
    said = diff(root).output
    assert "Told by noa-status notify: 1 message\n  customers (mail): 1 to all@lists.example.com (everyone affected)\n" in said
    status.write_text(status.read_text().replace(mail, f"{mail}, {chat}"))
    said = diff(root, "--format markdown").output
    assert "API: Resolved · Api fails` (told by `customers`, `chat`)" in said
    assert "- `customers` (mail): 1 to `all@lists.example.com` (everyone affected)\n" in said
    assert "- `chat` (slack): 4 (everyone affected)\n" in said
    assert "- 5 of these updates stand on the page already\n" in said


def test_what_is_internal_says_that_nothing_public_changes(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path, git=True)
    (root / "runbooks").mkdir()
    (root / "runbooks/new.md").write_text("# New\n\nLook into it.\n")
    internal = root / "incidents/2026/2026-11-24-hidden"
    internal.mkdir()
    (internal / "incident.yml").write_text(
        "title: Hidden\nseverity: SEV4\nstarted_at: 2026-11-24T09:00Z\nroles: {commander: ana}\n"
    )
    said, status = diff(root)
    assert status == 0
    assert said.startswith("Nothing public changes.\nHome goes on to say: ")
    assert "Internal only: 2 files\n  incidents/2026/2026-11-24-hidden/incident.yml\n  runbooks/new.md" in said
    assert "**Nothing public changes.**" in diff(root, "--format markdown").output


def test_a_published_text_that_is_edited_is_a_finding_and_one_that_is_corrected_is_not_sent_again(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path, git=True)
    path = root / f"{FOLDER}/updates/20261124T1031Z.md"
    path.write_text(path.read_text().replace("all traffic", "most traffic"))
    said = diff(root).output
    assert "Sent out" not in said
    assert "Corrected in place, not sent again: 1 update" in said
    assert "[edited-without-correction]" in said
    path.write_text(path.read_text().replace("---\nWe", "corrected: 2026-11-24T10:38Z\n---\nWe"))
    said = diff(root).output
    assert "Corrected in place, not sent again: 1 update" in said
    assert "[edited-without-correction]" not in said


def test_what_was_published_and_is_deleted_is_told(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path, git=True)
    (root / f"{FOLDER}/updates/20261124T1031Z.md").unlink()
    said = diff(root).output
    assert "Withdrawn, though subscribers have it: 1 update" in said
    assert "[deleted-update]" in said


def test_a_broken_record_keeps_the_merge_from_being_published(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path, git=True)
    (root / f"{FOLDER}/updates/20261124T1036Z.md").write_text("---\nstatus: resolvd\n---\nAll is well.\n")
    said, status = diff(root)
    assert status == 1
    assert said.startswith("Nothing will be published: 1 error in 1 file.")
    assert "20261124T1036Z.md:2: error: no such incident status" in said
    assert "**Nothing will be published: 1 error in 1 file.**" in diff(root, "--format markdown").output


def test_findings_that_a_change_mends_are_told(tmp_path: Path) -> None:
    site = a_well_kept_site()
    root = site.update("11:30", "resolved", "Too short.").write(tmp_path, git=True)
    path = next(root.glob("incidents/*/*/updates/20261124T1130Z.md"))
    path.write_text(path.read_text().replace("Too short.", "Since half past eleven every request is answered as fast as usual."))
    said = noa_status("diff --base HEAD --now 2026-11-24T12:00Z", root).output
    assert "Fixed findings: 1 warning in 1 file" in said
    assert "[short-text]" in said


def test_a_conflict_and_what_git_does_not_know_are_told_in_words(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path, git=True)
    path = root / f"{FOLDER}/incident.yml"
    run_git(root, "checkout", "-q", "-b", "other")
    path.write_text(path.read_text().replace("Api fails", "One title"))
    run_git(root, "commit", "-aqm", "one")
    run_git(root, "checkout", "-q", "main")
    path.write_text(path.read_text().replace("Api fails", "Other title"))
    said, status = noa_status(f"diff --base other {NOW}", root)
    assert (said, status) == (f"noa-status: the merge conflicts in {FOLDER}/incident.yml: put that right first\n", 1)
    said, status = noa_status(f"diff --base nowhere {NOW}", root)
    assert (said, status) == ('noa-status: there is no revision "nowhere" here\n', 2)
    assert noa_status(f"diff --base --output=x {NOW}", root).status == 2


def test_the_preview_has_both_states_and_leads_to_what_differs(tmp_path: Path) -> None:
    root = an_outage().write(tmp_path / "repository", git=True)
    (root / f"{FOLDER}/updates/20261124T1036Z.md").write_text("---\nstatus: resolved\n---\nAll requests are answered again.\n")
    folder = tmp_path / "preview"
    assert diff(root, f"--preview {folder}").status == 0
    page = unescape((folder / "index.html").read_text())
    for link in re.findall(r'(?:href|src)="([^"]+)"', page):
        assert (folder / link).is_file(), link
    assert f'href="after/{PAGES["incident"]}index.html"' in page
    assert "All requests are answered again." in (folder / "after" / PAGES["incident"] / "index.html").read_text()
    assert "All requests are answered again." not in (folder / "before" / PAGES["incident"] / "index.html").read_text()
    assert diff(root, f"--preview {folder}").status == 0
    (tmp_path / "other").mkdir()
    (tmp_path / "other/mine.txt").write_text("mine")
    said, status = diff(root, f"--preview {tmp_path / 'other'}")
    assert (status, "holds other files" in said, (tmp_path / "other/mine.txt").exists()) == (2, True, True)


def test_nothing_of_the_repository_is_touched(tmp_path: Path) -> None:
    root = (
        a_site().with_incident("api-slow").update("10:15", "investigating", api="degraded_performance").write(tmp_path, git=True)
    )
    (root / "runbooks").mkdir()
    (root / "runbooks/new.md").write_text("# New\n")
    run_git(root, "add", "runbooks")
    (root / "status.yml").write_text((root / "status.yml").read_text() + "recent_days: 3\n")
    before = run_git(root, "status", "--porcelain"), run_git(root, "log", "--all", "--oneline"), run_git(root, "stash", "list")
    assert diff(root).status == 0
    after = run_git(root, "status", "--porcelain"), run_git(root, "log", "--all", "--oneline"), run_git(root, "stash", "list")
    assert after == (before[0] + "?? .cache/\n", *before[1:])


def test_own_templates_are_those_of_each_state(tmp_path: Path) -> None:
    site = a_site().file("/site_overrides/public/components/footer.html.j2", "<footer>Old words</footer>")
    root = site.write(tmp_path / "repository", git=True)
    (root / "site_overrides/public/components/footer.html.j2").write_text("<footer>New words</footer>")
    folder = tmp_path / "preview"
    assert diff(root, f"--preview {folder}").status == 0
    assert "Old words" in (folder / "before/index.html").read_text()
    assert "New words" in (folder / "after/index.html").read_text()


def test_each_page_has_a_kind_that_people_know() -> None:
    for address in PAGES.values():
        path = f"{address}index.html" if address.endswith("/") or not address else address
        assert kind_of(path) != FOR_PROGRAMS, path
    assert kind_of("index.html") == kind_of("ar/index.html") == HOME
    assert kind_of("api/v2/summary.json") == FOR_PROGRAMS
