"""Nothing internal gets out: no byte of the public site depends on what is internal, and no canary is found in it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noa_status.build.conduct import Paths, build_public
from tests.laws.repository import RepositoryOnDisk, differing, tree

NOW = datetime(2026, 11, 24, 10, 35, tzinfo=UTC)
CANARY = "zqcanary"


def built(root: Path, name: str, now: datetime = NOW) -> dict[str, bytes]:
    paths = Paths(root=root, site=root.parent / name / "site", cache=root.parent / name / "cache")
    report = build_public(paths, now)
    assert report.is_built, report.problems
    return tree(paths.site)


def a_repository(folder: Path) -> RepositoryOnDisk:
    repository = RepositoryOnDisk(folder / "repository", git=False)
    repository.declare("api-down", NOW - timedelta(days=3), severity="SEV1", visibility="public")
    repository.declare("mail-slow", NOW - timedelta(hours=3), severity="SEV3", visibility="public")
    repository.plan("queue", NOW + timedelta(days=4), timedelta(hours=2))
    return repository


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(min_value=-60 * 24 * 800, max_value=60 * 24 * 30),
    severity=st.sampled_from(["SEV1", "SEV2", "SEV3", "SEV4"]),
    updates=st.lists(st.integers(min_value=0, max_value=5000), max_size=3),
    visibility=st.sampled_from(["visibility: internal\n", ""]),
    kind=st.sampled_from(["incident", "drill"]),
)
def test_an_internal_record_changes_no_public_byte(
    tmp_path: Path, at: int, severity: str, updates: list[int], visibility: str, kind: str
) -> None:
    if visibility == "" and severity != "SEV4" and kind == "incident":
        return
    shutil.rmtree(tmp_path, ignore_errors=True)
    repository = a_repository(tmp_path)
    before = built(repository.root, "one")
    started_at = NOW + timedelta(minutes=at)
    folder = repository.root / "incidents" / "2020" / "hidden"
    folder.mkdir(parents=True)
    (folder / "incident.yml").write_text(
        f"title: {CANARY}\nkind: {kind}\nseverity: {severity}\n{visibility}started_at: {started_at:%Y-%m-%dT%H:%MZ}\n"
    )
    for minutes in updates if kind == "incident" else []:
        repository.update(
            folder, started_at + timedelta(minutes=minutes), "identified", "{api: major_outage}", f"{CANARY} of the hidden one."
        )
    assert differing(before, built(repository.root, "one")) == []
    assert differing(before, built(repository.root, "two")) == []
    (folder / "incident.yml").write_text((folder / "incident.yml").read_text() + f"alerts: [{CANARY}]\n")
    assert differing(before, built(repository.root, "one")) == []
    shutil.rmtree(folder)
    assert differing(before, built(repository.root, "one")) == []


INTERNAL_FACTS = f"""\
detected_at: 2026-11-21T10:36Z
acknowledged_at: 2026-11-21T10:37Z
identified_at: 2026-11-21T10:38Z
roles: {{commander: {CANARY}1, technical_lead: {CANARY}2}}
alerts: [{CANARY}3]
alert_keys: ["{CANARY}:10"]
runbooks: [{CANARY}4]
data_loss: true
security_breach: true
failed_steps: [{CANARY}5]
learnt: {CANARY}6
not_counted: {CANARY}10
runbook_helped: true
detected_by: customer
imported: {{system: {CANARY}7, id: {CANARY}8}}
"""


@pytest.mark.parametrize("state", ["draft", "review", "published"])
def test_a_canary_in_every_internal_field_and_file_is_in_no_public_byte(tmp_path: Path, state: str) -> None:
    repository = a_repository(tmp_path)
    folder = next(folder for folder in repository.folders() if folder.name == "api-down")
    facts = folder / "incident.yml"
    facts.write_text(f"# {CANARY}\n{facts.read_text()}{INTERNAL_FACTS}")
    update = next((folder / "updates").iterdir())
    update.write_text(update.read_text().replace("status:", f"# {CANARY}\nimported_id: {CANARY}9\nstatus:"))
    (folder / "timeline.md").write_text(f"- 2026-11-21T10:36Z {CANARY}\n")
    (folder / "postmortem.md").write_text(
        f"---\nstate: {state}\nfactors: [{CANARY}]\naction_items:\n  - {{id: {CANARY}, title: {CANARY}, owner: {CANARY}, ticket: {CANARY}}}\n---\n{CANARY}\n"
    )
    if state != "published":
        for name in ("postmortem.public.md", "postmortem.public.de.md"):
            (folder / name).write_text(f"{CANARY}, not yet published\n")
    # In a language that no page is in.
    update.with_name(f"{update.stem}.es.md").write_text(f"{CANARY}, in another language\n")
    facts.write_text(f"{facts.read_text()}titles: {{es: {CANARY}}}\n")
    (repository.root / "runbooks").mkdir()
    (repository.root / "runbooks" / "ApiDown.md").write_text(f"# {CANARY}\n")
    (repository.root / "playbooks").mkdir()
    (repository.root / "playbooks" / "lead.md").write_text(f"# {CANARY}\n")
    status = repository.root / "status.yml"
    status.write_text(
        status.read_text()
        + f"languages: [en, de]\ninternal_url: https://{CANARY}.example.com/\npeople:\n  {CANARY}1: {{name: {CANARY}, team: {CANARY}}}\n  {CANARY}2: {{}}\n"
        f"factors: {{{CANARY}: {CANARY}}}\n"
        f"alert_components: [{{labels: {{{CANARY}: {CANARY}}}, components: {{web: major_outage}}}}]\n"
        f"policy: {{contact: {CANARY}, overview: {CANARY}}}\n"
    )
    repository.declare("hidden", NOW - timedelta(days=1), severity="SEV1", visibility="internal")
    hidden = next(folder for folder in repository.folders() if folder.name == "hidden")
    translated = next((hidden / "updates").iterdir())
    translated.with_name(f"{translated.stem}.de.md").write_text(f"{CANARY}, and hidden\n")
    (hidden / "incident.yml").write_text((hidden / "incident.yml").read_text() + f"titles: {{de: {CANARY}}}\n")
    hidden.rename(hidden.with_name(f"hidden-{CANARY}"))
    for path, data in built(repository.root, "site").items():
        assert CANARY not in path
        assert CANARY.encode() not in data, path
