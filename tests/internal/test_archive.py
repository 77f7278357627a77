"""Post-mortems and their action items: what is owed, what recurs, who has what to do."""

from __future__ import annotations

from pathlib import Path

from tests.builders import SiteBuilder, a_site
from tests.internal.building import built, links_of, page, text_of


def closed(site: SiteBuilder, slug: str, day: str, **facts: object) -> SiteBuilder:
    return (
        site.with_incident(slug, at=f"{day}T10:00", **facts)  # pyright: ignore[reportArgumentType]
        .update(f"{day}T10:05", "investigating", api="partial_outage")
        .update(f"{day}T11:00", "resolved")
    )


def an_archive() -> SiteBuilder:
    items = [
        {"id": "a", "title": "Add an alert", "owner": "bo", "due": "2026-11-20", "type": "detect", "state": "open"},
        {"id": "b", "title": "Add a test", "due": "2026-12-20", "state": "in_progress"},
        {"id": "c", "title": "Raise the limit", "owner": "bo", "state": "done", "done_on": "2026-11-02"},
    ]
    site = closed(a_site(), "first", "11-01")
    site = site.postmortem("published", "# Mine\n\n## What happened\n\nA limit.\n", factors=["capacity"], action_items=items)
    site = site.file("postmortem.public.md", "We raised **a limit**.\n")
    site = closed(site, "second", "11-10").postmortem("draft", "## What happened\n", factors=["capacity", "release"])
    return closed(site, "third", "11-20")


def test_what_is_owed_stands_first_the_oldest_on_top(tmp_path: Path) -> None:
    text = text_of(built(an_archive(), tmp_path), "postmortems/index.md")
    assert text.index("Owed ¶") < text.index("Second") < text.index("Third") < text.index("Causes ¶")
    owed = text.partition("Owed ¶")[2].partition("Causes ¶")[0]
    assert "First" not in owed
    assert "Owed, not begun" in owed


def test_causes_that_recur_are_counted(tmp_path: Path) -> None:
    assert "capacity 2 Second , First release 1 Second" in text_of(built(an_archive(), tmp_path), "postmortems/index.md")


def test_a_year_lists_its_post_mortems_with_component_and_state(tmp_path: Path) -> None:
    text = text_of(built(an_archive(), tmp_path), "postmortems/2026/index.md")
    assert "SEV2 High First 1 Nov 2026, 10:00 UTC Published API capacity 2" in text


def test_a_post_mortem_has_its_own_page(tmp_path: Path) -> None:
    made = built(an_archive(), tmp_path)
    html = page(made, "postmortems/2026-11-01-first/index.md").html
    assert html.count("<h1") == 1
    assert "Mine" not in html
    assert "A limit." in html
    assert "We raised <strong>a limit</strong>." in html
    assert "../../incidents/2026-11-01-first/" in links_of(html)


def test_an_empty_section_of_a_post_mortem_is_named(tmp_path: Path) -> None:
    codes = [(problem.code, problem.place.path) for problem in built(an_archive(), tmp_path).problems]
    assert codes == [("empty-section", "incidents/2026/2026-11-10-second/postmortem.md")]


def test_action_items_are_by_owner_and_nobody_comes_first(tmp_path: Path) -> None:
    text = text_of(built(an_archive(), tmp_path), "actions.md")
    assert text.startswith("Action items 2 action items open, 1 overdue. Nobody yet")
    assert "Add an alert First detect 20 Nov 2026 22 days 4 days overdue" in text
    assert text.index("Add a test") < text.index("Add an alert") < text.index("Done or declined") < text.index("Raise the limit")


def test_an_item_due_today_is_not_overdue(tmp_path: Path) -> None:
    assert "1 overdue" not in text_of(built(an_archive(), tmp_path, now="20T23:59"), "actions.md")


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    assert "none is owed" in text_of(made, "postmortems/index.md")
    assert "No post-mortem has an action item yet." in text_of(made, "actions.md")
