"""Changes of a record's facts and of its timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.proposal import Proposal
from noa_status.model.incident import Incident
from noa_status.records.edit import edited_facts, with_note
from noa_status.records.write import Plain


def facts_proposal(
    desk: Desk, incident: Incident, changes: Mapping[str, Plain], *, says: str, note: str = "", at: datetime | None = None
) -> Proposal:
    """The record with these facts changed (keys as `edited_facts` takes them), and a note in its timeline."""
    files: dict[str, str] = {}
    if changes:
        path = f"{incident.folder}/incident.yml"
        files[path] = edited_facts(desk.text(path), changes)
    if note:
        path = f"{incident.folder}/timeline.md"
        files[path] = with_note(desk.text(path), at or desk.now.replace(second=0, microsecond=0), note)
    return Proposal(folder=incident.folder, files=files, says=f"{incident.title}: {says}")
