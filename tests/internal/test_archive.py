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
    owed = text.partition("Owed ¶")[2].partition("Causes that came back ¶")[0]
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
    assert text.startswith("Action items 2 action items open, 1 overdue. All of them: CSV JSON Nobody yet")
    assert "Add an alert First SEV2 High detect 20 Nov 2026 22 days 4 days overdue" in text
    assert text.index("Add a test") < text.index("Add an alert") < text.index("Done or declined") < text.index("Raise the limit")


def test_an_item_due_today_is_not_overdue(tmp_path: Path) -> None:
    assert "1 overdue" not in text_of(built(an_archive(), tmp_path, now="20T23:59"), "actions.md")


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    made = built(a_site(), tmp_path)
    assert "none is owed" in text_of(made, "postmortems/index.md")
    assert "No post-mortem has an action item yet." in text_of(made, "actions.md")


def test_a_cause_that_came_back_after_something_was_done_is_named(tmp_path: Path) -> None:
    made = built(an_archive(), tmp_path)
    told = text_of(made, "postmortems/index.md").partition("Causes that came back ¶")[2].partition("Causes ¶")[0]
    assert "capacity Second First Raise the limit (2026-11-02)" in told
    own = text_of(made, "postmortems/2026-11-10-second/index.md")
    assert "capacity: came back although this was done Raise the limit (2026-11-02). Before in First" in own


def test_a_year_is_in_quarters_and_there_is_a_page_by_cause_component_and_severity(tmp_path: Path) -> None:
    site = closed(an_archive(), "early", "2026-02-01", severity="SEV1").postmortem("published", factors=["capacity"])
    made = built(site, tmp_path)
    year = text_of(made, "postmortems/2026/index.md")
    assert year.index("Quarter 4 ¶") < year.index("Second") < year.index("Quarter 1 ¶") < year.index("Early")
    assert "capacity ¶ Incident Began" in text_of(made, "postmortems/by-cause.md")
    assert "API ¶" in text_of(made, "postmortems/by-component.md")
    by_severity = text_of(made, "postmortems/by-severity.md")
    assert by_severity.index("SEV1 Critical ¶") < by_severity.index("Early") < by_severity.index("SEV2 High ¶")
    assert "by-cause/#of-capacity" in links_of(page(made, "postmortems/index.md").html)


def test_times_and_updates_are_filled_in_from_the_record(tmp_path: Path) -> None:
    text = text_of(built(an_archive(), tmp_path), "postmortems/2026-11-01-first/index.md")
    record = text.partition("From the record ¶")[2]
    assert record.index("1 Nov 2026, 10:00 UTC Users were affected") < record.index("Public update: investigating")
    assert "1 Nov 2026, 11:00 UTC Resolved after 1 hour" in record


def test_a_part_that_the_plan_wants_and_the_text_lacks_is_named(tmp_path: Path) -> None:
    text = text_of(built(an_archive(), tmp_path), "postmortems/2026-11-01-first/index.md")
    assert "1 of 6 missing: Timeline of events, Root cause, Resolution steps, Impact assessment, Action items" in text


def test_what_the_plan_owes_and_by_when_stands_with_the_meeting(tmp_path: Path) -> None:
    text = text_of(built(an_archive(), tmp_path), "postmortems/2026-11-10-second/index.md")
    assert "Meeting 11 days overdue owed by 12 Nov 2026, 11:00 UTC" in text


def test_the_backlog_is_counted_month_by_month(tmp_path: Path) -> None:
    made = built(an_archive(), tmp_path, now="12-24T00:00")
    told = text_of(made, "actions.md").partition("Is the backlog growing? ¶")[2]
    # Three came in November, one was closed; in December nothing, and both that are open are overdue.
    assert "November 2026 3 1 2 1 December 2026 0 0 2 2" in told
    csv = next(file.content for file in made.files if file.uri == "backlog.csv")
    assert csv.split() == ["month,came,closed,open,overdue", "2026-11,3,1,2,1", "2026-12,0,0,2,2"]


def test_an_idea_needs_no_owner_no_date_and_is_not_in_the_backlog(tmp_path: Path) -> None:
    site = closed(a_site(), "one", "11-01").postmortem(
        "published", action_items=[{"id": "i", "title": "Rethink", "state": "idea"}]
    )
    text = text_of(built(site, tmp_path), "actions.md")
    assert "0 action items open, 0 overdue." in text
    assert "Ideas ¶ Noted and promised to nobody" in text
    assert "backlog" not in text.partition("Rethink")[2]


def test_an_item_without_a_day_is_due_by_the_plan_and_a_later_day_of_its_own_says_so(tmp_path: Path) -> None:
    items = [{"id": "a", "title": "No day"}, {"id": "b", "title": "Late day", "due": "2027-02-01"}]
    text = text_of(built(closed(a_site(), "one", "11-01").postmortem(action_items=items), tmp_path), "actions.md")
    assert "1 Dec 2026 by the plan" in text
    assert "1 Feb 2027 the plan wants it by 1 Dec 2026" in text


def test_a_ticked_list_in_a_text_is_on_the_page(tmp_path: Path) -> None:
    text = "## What happened\n\nIt.\n\n## Action items\n\n- [ ] Add an alert @bo, due 2026-11-20\n"
    made = text_of(built(closed(a_site(), "one", "11-01").postmortem("published", text), tmp_path), "actions.md")
    assert "bo ¶" in made
    assert "Add an alert One SEV2 High 20 Nov 2026" in made
