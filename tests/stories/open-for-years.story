Somebody forgot to close an incident, and somebody typed a month wrong.

=== incidents/2021/2021-03-02-old-trouble/incident.yml
title: Old trouble
severity: SEV3
started_at: 2021-03-02T08:00Z
roles: {commander: ana}
=== incidents/2021/2021-03-02-old-trouble/updates/20210302T0810Z.md
---
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== incidents/2021/2021-03-02-old-trouble/updates/20210302T1140Z.md
---
status: monitoring
components: {api: degraded_performance}
---
A fix is deployed and we watch its effect.
=== incidents/2026/2026-01-09-database-away/incident.yml
title: The database is away
severity: SEV3
started_at: 2026-01-09T08:00Z
roles: {commander: ana}
resolved_at: 2026-11-09T09:30Z
=== incidents/2026/2026-01-09-database-away/updates/20260109T0810Z.md
---
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2021/2021-03-02-old-trouble/incident.yml:3:13: warning: open since 2021-03-02, for 5 years [long-open]
  3 | started_at: 2021-03-02T08:00Z
    |             ^^^^^^^^^^^^^^^^^
  fix: resolved_at: 2021-03-02T11:40Z
  was it forgotten? that was the last word on it

incidents/2026/2026-01-09-database-away/incident.yml:5:14: warning: it lasted 10 months [long-open]
  5 | resolved_at: 2026-11-09T09:30Z
    |              ^^^^^^^^^^^^^^^^^
  fix: resolved_at: 2026-01-09T09:30Z
  the month is probably January 2026, not November 2026

incidents/2026/2026-01-09-database-away/incident.yml:5:14: warning: over since 2026-11-09T09:30Z, and the last that users heard is "investigating" [resolved-untold]
  5 | resolved_at: 2026-11-09T09:30Z
    |              ^^^^^^^^^^^^^^^^^
  add updates/20261109T0930Z.md with `status: resolved`

3 records, 0 runbooks, 0 playbooks read whole: 3 warnings in 2 files
=== exit 0
