"""A mistake in an overridden part of the plan is shown where it was written, whatever the part's place in the whole plan."""

from noa_status.records.site_file import read_site

STATUS = """\
name: X
url: https://status.example.com/
policy:
  severities:
    - {id: SEV3, update_every: soon}
    - {id: SEV9, name: Ninth}
  roles:
    - {id: communications_lead, nam: Boss}
"""


def test_a_mistake_is_shown_in_the_line_that_holds_it() -> None:
    site, problems = read_site(STATUS.encode())
    assert site is None
    lines = {(problem.code, problem.place.line) for problem in problems}
    assert lines == {("unreadable-duration", 5), ("missing-field", 6), ("unknown-field", 8)}


def test_what_is_new_in_a_list_stands_at_its_end() -> None:
    own = STATUS.replace("update_every: soon", "update_every: 3 hours").replace(", nam: Boss", "")
    own = own.replace("name: Ninth", "name: Ninth, definition: x, respond_within: 1 hour, update_every: 1 day")
    site, problems = read_site(own.encode())
    assert problems == []
    assert site is not None
    assert [severity.id for severity in site.policy.severities] == ["SEV1", "SEV2", "SEV3", "SEV4", "SEV9"]
    assert site.policy.severity("SEV3").update_every.total_seconds() == 3 * 3600
