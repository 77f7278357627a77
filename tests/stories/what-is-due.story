What is owed to whom: to the minute for what is open, by day for the rest; and a line for cron.

=== incidents/2026/2026-11-25-web-slow/incident.yml
title: The dashboard is slow
severity: SEV2
started_at: 2026-11-25T09:50Z
detected_at: 2026-11-25T09:55Z
roles: {commander: ana}
=== incidents/2026/2026-11-25-web-slow/updates/20261125T1000Z.md
---
status: investigating
components: {web: degraded_performance}
---
The dashboard takes longer than usual to open.
=== runbooks/WebSlow.md
---
owner: platform
last_tested: 2026-05-26
review_every: 6 months
---
# The dashboard is slow
=== $ noa-status due --now 2026-11-25T10:15Z
By the minute:
! 20 minutes overdue     a communications lead; nobody is named; 2026-11-25-web-slow
! 20 minutes overdue     a technical lead; nobody is named; 2026-11-25-web-slow
! 5 minutes overdue      acknowledgement; nobody is named; 2026-11-25-web-slow
  in 10 minutes          told: Engineering Manager, Product Manager; ana; 2026-11-25-web-slow
  in 15 minutes          next update to the public; ana; 2026-11-25-web-slow
  in 3 hours 40 minutes  restored; nobody is named; 2026-11-25-web-slow
By day:
  in 1 day               test of The dashboard is slow; platform; runbooks/WebSlow.md
=== exit 1
=== $ noa-status due --now 2026-11-25T10:35Z --within "30 minutes"
By the minute:
! 40 minutes overdue  a communications lead; nobody is named; 2026-11-25-web-slow
! 40 minutes overdue  a technical lead; nobody is named; 2026-11-25-web-slow
! 25 minutes overdue  acknowledgement; nobody is named; 2026-11-25-web-slow
! 5 minutes overdue   next update to the public; ana; 2026-11-25-web-slow
  in 20 minutes       told: VP Engineering, CTO; ana; 2026-11-25-web-slow
=== exit 1
=== $ noa-status due --now 2026-11-25T10:35Z --overdue --kind update --json
[
  {
    "id": "update-2026-11-25-web-slow",
    "kind": "update",
    "what": "next update",
    "about": "The dashboard is slow",
    "path": "incidents/2026/2026-11-25-web-slow",
    "by": "2026-11-25T10:30:00Z",
    "owner": "ana",
    "owed_to": [
      "the public"
    ],
    "incident_id": "2026-11-25-web-slow",
    "item_id": "",
    "overdue": true
  }
]
=== exit 1
=== $ noa-status due --now 2026-11-25T09:58Z --overdue --quiet --kind update

=== exit 0
=== $ noa-status due --within soon
Usage: noa-status due [OPTIONS]
Try 'noa-status due --help' for help.

Error: --within: a duration is a whole number and a unit, such as "30 minutes", "2 hours" or "1 day"
=== exit 2
