"""What rules about words name, what they leave alone, and that no text makes them slow."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from noa_status.lint.rules.hard_to_read import reading_ease
from noa_status.records.site_file import read_site
from tests.builders import SiteBuilder, a_well_kept_site
from tests.lint.linting import codes_of, problems_of

PEOPLE = {"ana": {"name": "Ana Example"}, "will": {}, "bo": {"name": "Bo"}}


def saying(text: str, **facts: object) -> SiteBuilder:
    return a_well_kept_site(**facts).update(
        "10:15", "investigating", f"{text} We look for the cause.", api="degraded_performance"
    )


def named(text: str, **facts: object) -> list[str]:
    """What is named in a text, as it stands there."""
    site = saying(text, **facts)
    lines = str(site.contents["incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md"]).split("\n")
    places = [(problem.code, problem.place) for problem in problems_of(site)]
    return [f"{code}: {lines[place.line - 1][place.column - 1 :][: place.length]}" for code, place in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is db-3.eu.internal.", ["internal-host: db-3.eu.internal"]),
        (
            "It is api.default.svc.cluster.local, twice api.default.svc.cluster.local.",
            ["internal-host: api.default.svc.cluster.local"],
        ),
        ("See https://grafana.corp.example.com/d/1 now.", ["internal-host: grafana.corp.example.com"]),
        ("See https://wiki.example.net/ now.", ["internal-host: wiki.example.net"]),
        ("We track it as OPS-1423.", ["ticket-number: OPS-1423"]),
        ("Both A1-22 and INFRA-7001.", ["ticket-number: A1-22", "ticket-number: INFRA-7001"]),
        ("Ana Example looks, @will too.", ["person-in-text: Ana Example", "person-in-text: @will"]),
        ("Ask team-x@example.com.", ["email-address: team-x@example.com"]),
        ("It is 10.4.0.17.", ["ip-address: 10.4.0.17"]),
        ("It is 93.184.216.34 and fe80::1:2.", ["ip-address: 93.184.216.34", "ip-address: fe80::1:2"]),
        ("Key AKIAIOSFODNN7EXAMPLE is out.", ["secret: AKIAIOSFODNN7EXAMPLE"]),
        ("Use `ghp_" + "a1B2" * 9 + "`.", ["secret: ghp_" + "a1B2" * 9]),
        ("Use postgres://app:hunter22@db/x now.", ["secret: postgres://app:hunter22@db"]),
        ("Set DB_PASSWORD: 'k3J9x2Lq8Zt4Lw0X'.", ["secret: k3J9x2Lq8Zt4Lw0X"]),
        ("-----BEGIN RSA PRIVATE KEY-----", ["secret: -----BEGIN RSA PRIVATE KEY-----"]),
        ("An engineer forgot it.", ["blame: An engineer forgot"]),
        ("It was Human Error.", ["blame: Human Error"]),
        ("This SEV2 is a k8s thing.", ["jargon: SEV2", "jargon: k8s"]),
        ("The fra1 cell is down.", ["jargon: fra1"]),
        ("It will be fixed by 15:00.", ["promise-of-time: will be fixed by 15:00"]),
        (
            "We expect it to be fully restored within two hours.",
            ["promise-of-time: expect it to be fully restored within two hours"],
        ),
        ("Full recovery expected in 30 minutes.", ["promise-of-time: recovery expected in 30"]),
    ],
)
def test_what_the_public_should_not_read_is_named(text: str, expected: list[str]) -> None:
    lint = {"internal_hosts": ["corp.example.com"], "jargon": {"fra1": "Frankfurt"}}
    assert named(text, lint=lint, internal_url="https://wiki.example.net/", people=PEOPLE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is UTF-8, SHA-256, HTTP-2, ISO-8601, RFC-9110, CVE-2021-44228, UTC-08 and us-east-1.",
        "In EU-10 and AP-SOUTHEAST-12 since 2026-11-24T10:02Z, for GPT-4 and Q3-2026, in ABC-1 or AB-12-34.",
        "See https://example.com/OPS-1423 or `OPS-1423`.",
        "What will be? Bo Derek was here, and the anatomy of bo. will will wait.",
        "Write to support@example.com, help@example.org or us@status.example.com.",
        "Version 10.4.0.17, v1.2.3.4 and Chrome 120.0.6099.71 at 10:04:00 are fine, so are 203.0.113.9 and 2001:db8::1.",
        "Section 1.2.3.4.5 of the terms, 300.1.2.3, at 12::30 and C::x, or 0.0.0.0.",
        "The token is refused; password: longer than twelve letters; api_key=`<your-key>`; token = ${TOKEN}.",
        "Sign in at https://example.com/a:b@c with user:pass.",
        "The operator of the cable repairs it. Nothing warned us. Nobody is blamed.",
        "We tell more by 15:00 UTC. It was fixed at 15:00, and exports are available in 2 regions.",
        "Our servers, production and severity are words for all. poom, k8sx, /k8s/ and SEV22 too.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    lint = {"contacts": ["us@status.example.com"]}
    assert named(text, lint=lint, people={"ana": {}, "will": {}, "bo": {}}) == []


def test_titles_and_public_postmortems_are_read_too() -> None:
    site = (
        a_well_kept_site(languages=["en", "de"])
        .file("postmortem.public.md", "# What happened\n\nSee OPS-77.\n")
        .postmortem("published")
    )
    site.file(
        "incident.yml",
        "title: OPS-42 again\ntitles: {de: OPS-43}\nseverity: SEV3\nstarted_at: 2026-11-24T10:02Z\nroles: {commander: ana}\n",
    )
    found = [(problem.place.path.rpartition("/")[2], problem.place.line, problem.place.column) for problem in problems_of(site)]
    assert found == [("incident.yml", 1, 8), ("incident.yml", 2, 14), ("postmortem.public.md", 3, 5)]


def test_what_nobody_outside_reads_may_say_what_it_needs_to() -> None:
    site = a_well_kept_site().with_incident("x", severity="SEV4", title="OPS-42").file("timeline.md", "- 10.4.0.17, OPS-43\n")
    assert codes_of(site) == []


def test_own_tickets_are_the_only_ones() -> None:
    assert named("It is #4711 or OPS-12.", lint={"tickets": ["#[0-9]+"]}) == ["ticket-number: #4711"]


def test_blame_is_named_in_postmortems_too() -> None:
    site = a_well_kept_site().postmortem("review", "## Cause\n\nIt was operator error.")
    (problem,) = problems_of(site)
    assert (problem.code, problem.place.line) == ("blame", 6)


def test_plain_language_is_easy_and_lawyers_are_not() -> None:
    easy = reading_ease("The API is slow. We know why. " * 6)
    hard = reading_ease(
        "Notwithstanding organisational considerations, infrastructure availability deteriorated considerably. " * 5
    )
    assert easy is not None
    assert hard is not None
    assert hard < 0 < 90 < easy
    assert reading_ease("Too short to tell.") is None


def test_another_language_is_not_measured_by_english() -> None:
    words = "Verfügbarkeitseinschränkungen beeinträchtigen Authentifizierungskomponenten organisationsübergreifend " * 8
    assert codes_of(saying(words, languages=["de"])) == []
    assert codes_of(saying(words)) == ["hard-to-read"]


@pytest.mark.parametrize(
    "piece", ["a-", "a.", "a@", "::", "x:", "](", "1.", "<a", "A1-", "token=", "will be ", "```\n", "`", "an engineer ", "ETA "]
)
def test_no_text_makes_them_slow(piece: str, tmp_path: Path) -> None:
    began = time.process_time()
    problems_of(saying(piece * (60_000 // len(piece))))
    assert time.process_time() - began < 4


def test_settings_that_cannot_be_are_named() -> None:
    data = b"name: x\nurl: https://example.com/\nlint:\n  tickets: ['[', 'x*', 'X-1']\n  internal_hosts: ['https://a.example/b', 'Ok.example', 'ok.example']\n  waivers: [{rule: x, where: ' '}]\n"
    site, problems = read_site(data)
    assert site is None
    assert [(problem.code, problem.place.line) for problem in sorted(problems, key=lambda problem: problem.place)] == [
        ("unreadable-pattern", 4),
        ("unreadable-pattern", 4),
        ("not-an-address", 5),
        ("not-an-address", 5),
        ("empty-field", 6),
    ]
    assert next(problem.fix for problem in problems if problem.code == "not-an-address").endswith(
        "[a.example, 'Ok.example', 'ok.example']"
    )
    _, problems = read_site(b"name: x\nurl: https://example.com/\nlint: {rules: {long-open: of}}\n")
    assert [(problem.code, problem.fix) for problem in problems] == [("unknown-setting", "lint: {rules: {long-open: off}}")]
