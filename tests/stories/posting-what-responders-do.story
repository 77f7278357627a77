Somebody takes an incident, hands it over, and notes what was done.

=== incidents/2026/2026-11-25-web-slow/incident.yml
# Somebody wrote this by hand.
title: The dashboard is slow
severity: SEV3     # for now
started_at: 2026-11-25T09:50Z
detected_at: 2026-11-25T09:55Z
roles: {commander: ana}
=== incidents/2026/2026-11-25-web-slow/updates/20261125T1000Z.md
---
status: investigating
components: {web: degraded_performance}
---
The dashboard takes longer than usual to open.
=== $ noa-status ack --by ana --now 2026-11-25T10:00Z
incidents/2026/2026-11-25-web-slow/incident.yml
  @@ -5,2 +5,3 @@
   detected_at: 2026-11-25T09:55Z
  +acknowledged_at: 2026-11-25T10:00Z
   roles: {commander: ana}
incidents/2026/2026-11-25-web-slow/timeline.md (new)
  - 2026-11-25T10:00Z ana acknowledges.

Home goes on to say: Dashboard may be slow. Everything else works.
The dashboard is slow: Minor impact, ongoing
Promised: the next update by 25 Nov 2026, 12:00 UTC

Written:
incidents/2026/2026-11-25-web-slow/incident.yml
incidents/2026/2026-11-25-web-slow/timeline.md
Next: git add incidents/2026/2026-11-25-web-slow && git commit -m 'The dashboard is slow: acknowledged' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status ack --now 2026-11-25T10:05Z
Usage: noa-status ack [OPTIONS] [INCIDENT]
Try 'noa-status ack --help' for help.

Error: 2026-11-25-web-slow was acknowledged at 2026-11-25T10:00Z; --again replaces that.
=== exit 2
=== $ noa-status handover IC bo --now 2026-11-25T10:10Z
incidents/2026/2026-11-25-web-slow/incident.yml
  @@ -6,2 +6,2 @@
   acknowledged_at: 2026-11-25T10:00Z
  -roles: {commander: ana}
  +roles: {commander: bo}
incidents/2026/2026-11-25-web-slow/timeline.md
  @@ -1 +1,2 @@
   - 2026-11-25T10:00Z ana acknowledges.
  +- 2026-11-25T10:10Z ana hands over to bo, who is now commander.

Home goes on to say: Dashboard may be slow. Everything else works.
The dashboard is slow: Minor impact, ongoing
Promised: the next update by 25 Nov 2026, 12:00 UTC

Written:
incidents/2026/2026-11-25-web-slow/incident.yml
incidents/2026/2026-11-25-web-slow/timeline.md
Next: git add incidents/2026/2026-11-25-web-slow && git commit -m 'The dashboard is slow: bo is commander' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status note "First slow answer in the log." --at 2026-11-25T09:52Z --now 2026-11-25T10:15Z
incidents/2026/2026-11-25-web-slow/timeline.md
  @@ -1 +1,2 @@
  +- 2026-11-25T09:52Z First slow answer in the log.
   - 2026-11-25T10:00Z ana acknowledges.

Home goes on to say: Dashboard may be slow. Everything else works.
The dashboard is slow: Minor impact, ongoing
Promised: the next update by 25 Nov 2026, 12:00 UTC

Written:
incidents/2026/2026-11-25-web-slow/timeline.md
Next: git add incidents/2026/2026-11-25-web-slow && git commit -m 'The dashboard is slow: timeline' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status show --now 2026-11-25T10:20Z
2026-11-25-web-slow   SEV3, investigating
  The dashboard is slow
  since 25 Nov 2026, 09:50 UTC: 30 minutes
  Dashboard: degraded
  https://status.example.com/incidents/2026-11-25-web-slow/
  Owed:
      next update by 25 Nov 2026, 12:00 UTC, in 1 hour 40 minutes
      restored by 26 Nov 2026, 10:00 UTC, in 23 hours 40 minutes
      told: Team Lead by 25 Nov 2026, 11:55 UTC, in 1 hour 35 minutes
  Roles: commander bo
=== exit 0
=== $ noa-status show --now 2026-11-25T10:20Z --json
[
  {
    "id": "2026-11-25-web-slow",
    "title": "The dashboard is slow",
    "kind": "incident",
    "severity": "SEV3",
    "state": "open",
    "status": "investigating",
    "is_public": true,
    "began_at": "2026-11-25T09:50:00Z",
    "resolved_at": null,
    "components": {
      "web": "degraded_performance"
    },
    "roles": {
      "commander": "bo"
    },
    "runbooks": [],
    "owed": [
      {
        "what": "next update",
        "by": "2026-11-25T12:00:00Z",
        "is_overdue": false
      },
      {
        "what": "restored",
        "by": "2026-11-26T10:00:00Z",
        "is_overdue": false
      },
      {
        "what": "told: Team Lead",
        "by": "2026-11-25T11:55:00Z",
        "is_overdue": false
      }
    ],
    "page": "https://status.example.com/incidents/2026-11-25-web-slow/",
    "links": {}
  }
]
=== exit 0
