"""The plan's pages are the policy: each fact once, under an anchor that stays."""

from __future__ import annotations

import re
from pathlib import Path

from tests.builders import a_site
from tests.internal.building import built, page, text_of


def test_severities_stand_under_their_anchors(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    html = page(made, "plan/severities.md").html
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["sev1", "sev2", "sev3", "sev4"]
    text = text_of(made, "plan/severities.md")
    for words in (
        "Complete service outage or data loss affecting all users.",
        "Response time immediately",
        "Update frequency every 15 minutes",
        "CTO and VP Engineering, immediately",
        "Target to acknowledge 5 minutes",
        "Escalation none required",
        "API performance degradation (>5s response time)",
    ):
        assert text.count(words) == 1, words


def test_the_ladder_is_a_section_a_level(tmp_path: Path) -> None:
    text = text_of(built(a_site(), tmp_path), "plan/escalation.md")
    assert "Level 3: 30 to 60 minutes ¶ Notification Phone Call Engineering Manager Product Manager" in text
    assert "Level 4: 60 minutes and later" in text
    assert "CEO (for SEV1 only)" in text


def test_phases_have_their_time_boxes(tmp_path: Path) -> None:
    text = text_of(built(a_site(), tmp_path), "plan/process.md")
    assert "Phase 1: Detection & Alert ¶ 0 to 5 minutes after the detection." in text
    assert "Phase 4: Resolution ¶ 1 to 4 hours after the detection." in text
    assert "after the resolution." in text


def test_a_policy_of_ones_own_is_what_is_shown(tmp_path: Path) -> None:
    site = a_site(policy={"title": "Our plan", "contact": "ops@example.com"})
    text = text_of(built(site, tmp_path), "plan/index.md")
    assert text.startswith("Our plan")
    assert "ops@example.com" in text


def test_every_anchor_is_unique_on_its_page(tmp_path: Path) -> None:
    for made in built(a_site(), tmp_path).pages:
        ids = re.findall(r' id="([^"]+)"', made.html)
        assert len(ids) == len(set(ids)), made.uri


def test_everything_in_the_policy_is_on_some_page(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    text = " ".join(text_of(made, page.uri) for page in made.pages)
    policy = (Path(__file__).parents[2] / "generator" / "noa_status" / "policy.yml").read_text(encoding="utf-8")
    for item in re.findall(r"^ +- ([A-Z][^:{}\[\]\"\n]+)$", policy, re.MULTILINE):
        assert " ".join(item.split()) in text, item
