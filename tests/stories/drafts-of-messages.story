What to tell whom, from the plan's templates.

=== incidents/2026/2026-11-25-web-slow/incident.yml
title: The dashboard is slow
severity: SEV2
started_at: 2026-11-25T09:50Z
roles: {commander: ana, technical_lead: bo, communications_lead: cy}
=== incidents/2026/2026-11-25-web-slow/updates/20261125T1000Z.md
---
status: identified
components: {web: degraded_performance}
---
The dashboard takes longer than usual to open.
=== $ noa-status message --now 2026-11-25T10:20Z
--- Identified, internal
[STATUS UPDATE - 10:20 UTC]
Severity: SEV2
Status: Identified
Impact: Dashboard degraded (major impact)
Actions: <what's being done>
Next Update: 10:50 UTC

--- Identified, public
We have identified the issue affecting Dashboard and are working on a resolution.

--- Identified, mail; Email to directly affected customers
Subject: Example: The dashboard is slow (Identified)

We have identified the issue affecting Dashboard and are working on a resolution.

Affected: Dashboard
The next update follows by 10:50 UTC.
Where to follow it: https://status.example.com/incidents/2026-11-25-web-slow/
=== exit 0
=== $ noa-status message --for internal --actions "adding servers" --now 2026-11-25T10:20Z
[STATUS UPDATE - 10:20 UTC]
Severity: SEV2
Status: Identified
Impact: Dashboard degraded (major impact)
Actions: adding servers
Next Update: 10:50 UTC
=== exit 0
=== $ noa-status message --for public --all --now 2026-11-25T10:20Z
--- Investigating, public
We are investigating reports of [issue].

--- Identified, public
We have identified the issue affecting Dashboard and are working on a resolution.

--- Monitoring, public
A fix has been deployed and we are monitoring the results.

--- Resolved, public
The issue has been resolved. All systems are operating normally.

--- Post-mortem, public
We have published what happened, and what we do so that it does not happen again. In short, [what happened].
=== exit 0
=== $ noa-status message --for mail -s resolved --json --now 2026-11-25T10:20Z
[
  {
    "incident": "2026-11-25-web-slow",
    "status": "resolved",
    "internal": "",
    "public": "",
    "mail": {
      "audience": "affected_customers",
      "to": "Email to directly affected customers",
      "subject": "Example: The dashboard is slow (Resolved)",
      "text": "The issue has been resolved. All systems are operating normally.\n\nIt affected: Dashboard\nAll that was told: https://status.example.com/incidents/2026-11-25-web-slow/"
    }
  }
]
=== exit 0
