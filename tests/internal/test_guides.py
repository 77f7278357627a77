"""The first minutes, which severity it is, role cards, the whole plan: pages from the policy for a moment in which nobody reads much."""

from __future__ import annotations

import re
from pathlib import Path

from tests.builders import a_site
from tests.internal.building import built, links_of, page, text_of

FIRST, WHICH, CARDS, WHOLE = (
    "playbooks/first-minutes.md",
    "playbooks/which-severity.md",
    "playbooks/role-cards.md",
    "plan/whole.md",
)


def test_the_first_minutes_are_the_first_phase_with_boxes_to_tick(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    text = text_of(made, FIRST)
    assert text.startswith("Playbooks The first 5 minutes Detection & Alert: 0 to 5 minutes after the detection.")
    assert "2. Initial Assessment ¶ On-call engineer acknowledges alert Quick severity assessment" in text
    assert "Level 2 On-call Backup Engineer and Team Lead, by Phone Call and SMS 15 to 30 minutes" in text
    assert page(made, FIRST).html.count("data-noa-ticks") == 3


def test_the_questions_lead_from_the_gravest_to_a_severity_without_a_script(tmp_path: Path) -> None:
    html = page(built(a_site(), tmp_path), WHICH).html
    answers = [link for said in re.findall(r'<p class="noa-answers">.*?</p>', html) for link in links_of(said)]
    assert answers == ["#is-sev1", "#question-2", "#is-sev2", "#question-3", "#is-sev3", "#is-sev4"]
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert {answer[1:] for answer in answers} <= ids


def test_a_severity_says_who_must_be_told_when_and_in_which_words(tmp_path: Path) -> None:
    text = text_of(built(a_site(), tmp_path), WHICH)
    assert "1. Complete service outage or data loss affecting all users? ¶ Or anything like Complete database failure" in text
    sev1 = text.partition("It is SEV1 Critical")[2].partition("It is SEV2 High")[0]
    for words in (
        "Respond immediately",
        "Roles to fill Incident Commander, Technical Lead and Communications Lead",
        "Tell at once On-call",
        "; VP Engineering and CTO, by Phone Call",
        "Tell after 1 hour CEO, by Phone Call",
        "Customers Email to all affected customers",
        "To the public ¶ We are investigating reports of [issue].",
        "Severity: SEV1 Status: Investigating",
        "By mail ¶",
    ):
        assert words in sev1, words
    sev4 = text.partition("It is SEV4 Low")[2]
    assert "To the public" not in sev4
    assert "By mail" not in sev4


def test_another_policy_has_other_questions(tmp_path: Path) -> None:
    severities = [
        {
            "id": "P1",
            "name": "Fire",
            "definition": "Everything burns.",
            "respond_within": "immediately",
            "update_every": "5 minutes",
        },
        {"id": "P2", "name": "Smoke", "definition": "It smells.", "respond_within": "1 hour", "update_every": "1 hour"},
    ]
    text = text_of(built(a_site(policy={"severities": severities}), tmp_path), WHICH)
    assert "1. Everything burns? ¶ Yes: P1 Fire No: P2 Smoke" in text


def test_a_card_a_role(tmp_path: Path) -> None:
    text = text_of(built(a_site(), tmp_path), CARDS)
    assert "Incident Commander (IC) ¶ Who First responder or designated on-call engineer Overall incident coordination" in text
    assert text.count("5 to 30 minutes Investigation: gather information, identify impact, form hypothesis") == 3


def test_the_whole_plan_is_on_one_page_that_the_search_leaves_out(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    text = text_of(made, WHOLE)
    for words in ("Severities ¶ SEV1 Critical", "Phase 5: Post-Incident", "Limit alcohol consumption", "How the plan is read"):
        assert words in text
    assert page(made, WHOLE).search_boost == 0
    assert "whole/" in links_of(page(made, "plan/index.md").html)


def test_a_reading_is_marked_where_it_is_read_so(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    links = links_of(page(made, "plan/severities.md").html)
    assert {"../#two-ladders", "../#sev4-is-internal", "../#who-must-be-named", "../#resolved-is-restored"} <= set(links)
    assert "../#who-owes-a-postmortem" in links_of(page(made, "plan/post-mortems.md").html)
    assert "(a reading)" in text_of(made, "plan/process.md")
    without = built(a_site(policy={"readings": []}), tmp_path / "other")
    assert "(a reading)" not in " ".join(text_of(without, one.uri) for one in without.pages)


def test_the_guides_stand_with_the_playbooks(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    assert {"first-minutes/", "which-severity/", "role-cards/"} <= set(links_of(page(made, "playbooks/index.md").html))
    (entry,) = (item for item in made.nav if item.title == "Playbooks")
    assert [item.title for item in entry.items] == ["All playbooks", "The first 5 minutes", "Which severity is it?", "Role cards"]


def test_a_playbook_of_that_name_keeps_its_page(tmp_path: Path) -> None:
    made = built(a_site().playbook("role-cards", "# Ours\n\nText.\n"), tmp_path)
    assert "Ours" in text_of(made, "playbooks/role-cards-2.md")
    assert "A page each when printed." in text_of(made, CARDS)


# --- playbooks ---


def test_a_playbook_leads_to_its_section_for_each_phase(tmp_path: Path) -> None:
    text = "# Data loss\n\n## 0 to 5 minutes\n\nx\n\n## Investigate\n\ny\n\n## Afterwards\n\nz\n"
    made = built(a_site().playbook("data-loss", text, kind="scenario"), tmp_path)
    assert "0 to 5 minutes Detection & Alert 5 to 30 minutes Investigation" in text_of(made, "playbooks/data-loss.md")
    assert {"#0-to-5-minutes", "#investigate"} <= set(links_of(page(made, "playbooks/data-loss.md").html))
    assert "Mitigation" not in text_of(made, "playbooks/data-loss.md")


def test_what_a_foreign_playbook_is_about_is_told_by_its_name(tmp_path: Path) -> None:
    site = a_site().playbook("playbooks/playbook-phishing").playbook("roles/role-1-commander").playbook("about")
    text = text_of(built(site, tmp_path), "playbooks/index.md")
    scenarios, _, rest = text.partition("Scenarios")[2].partition("Roles ¶")
    assert "playbook-phishing" in scenarios
    assert rest.index("role-1-commander") < rest.index("Others") < rest.index("about")


def test_blanks_are_filled_from_status_yml_and_stay_visible_where_there_is_nothing(tmp_path: Path) -> None:
    site = a_site(placeholders={"COMPANY_NAME": "Example <Ltd>"})
    text = "# Call\n\nWe are {{COMPANY_NAME}}. Ring {{ PAGER_NUMBER }}, `{{PAGER_NUMBER}}`, {{ $labels.pod }}.\n\n```\n{{COMPANY_NAME}}\n```\n"
    made = built(site.playbook("call", text), tmp_path)
    html = page(made, "playbooks/call.md").html
    assert "We are Example" in html
    assert "{{COMPANY_NAME}}" not in html
    assert html.count('<mark class="noa-blank">{{PAGER_NUMBER}}</mark>') == 2
    assert "{{ $labels.pod }}" in html
    found = [problem for problem in made.problems if problem.code == "open-placeholder"]
    assert [(problem.place.line, problem.says) for problem in found] == [(3, "{{PAGER_NUMBER}} has no value")]
