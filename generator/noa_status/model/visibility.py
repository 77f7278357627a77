"""Who may see a record: what it says itself, or else what the policy says for its severity."""

from __future__ import annotations

from noa_status.model.incident import Impact, Incident, Kind, Visibility
from noa_status.model.policy import Policy


def is_public(incident: Incident, policy: Policy) -> bool:
    """True where the public may see it. Drills never are public."""
    if incident.kind is Kind.DRILL:
        return False
    if incident.visibility is not None:
        return incident.visibility is Visibility.PUBLIC
    if incident.severity is None:
        return True
    return policy.severity(incident.severity).visibility is Visibility.PUBLIC


def impact_of(incident: Incident, policy: Policy) -> Impact:
    """The impact that the public is told: the record's own, or else the policy's for its severity."""
    if incident.impact is not None:
        return incident.impact
    if incident.severity is None:
        return Impact.NONE
    return policy.severity(incident.severity).impact
