"""cadence-missed: between two updates of a recent incident lies much more than its severity promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from noa_status.lint.places import in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.incident import Incident, Kind, Status
from noa_status.model.policy import Policy
from noa_status.model.progress import existing_updates
from noa_status.model.visibility import is_public
from noa_status.words.durations import duration_in_words

rule = Rule(of_plan=True)

# A minute late is no breach; and what is older is told in its post-mortem, or by nobody.
_AT_LEAST = 1.5
_RECENT = timedelta(days=14)
_OVER = (Status.RESOLVED, Status.POSTMORTEM)


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime) -> Iterator[Finding]:
    """Names the longest silence, at the update that ended it."""
    if incident.kind is not Kind.INCIDENT or incident.severity is None or not is_public(incident, policy):
        return
    every = policy.severity(incident.severity).update_every
    silences = [
        (after.at - before.at, after)
        for before, after in pairwise(existing_updates(incident, now))
        if before.status not in _OVER and after.at - before.at > _AT_LEAST * every and now - after.at <= _RECENT
    ]
    if silences:
        longest, update = max(silences, key=lambda silence: silence[0])
        more = f" (one of {len(silences)} such silences)" if len(silences) > 1 else ""
        promise = f"{incident.severity} promises one every {duration_in_words(every)}"
        says = f"{lasting(longest)} after the update before it: {promise}{more}"
        hint = "if users were told elsewhere meanwhile, add those messages; else say why in the post-mortem"
        yield rule.problem(at=in_update(incident, update, "status:"), says=says, hint=hint)
