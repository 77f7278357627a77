What can mean only one thing is put right, and shown; what is a guess stays for a person.

=== incident.yml
title: API requests are slow
severity: SEV3
Started-At: 2026-11-24T10:02Z
roles: {commander: ana}
data_loss: yes
resolvd_at: 2026-11-24T11:20Z
=== updates/20261124T1015Z.md
status: Investigating
components: {API: degraded performance}
---
Requests to the API take longer than usual.
=== $ noa-status lint --fix --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:3: fixed [unknown-field]
  - Started-At: 2026-11-24T10:02Z
  + started_at: 2026-11-24T10:02Z

incidents/2026/2026-11-24-api-slow/incident.yml:5: fixed [not-true-or-false]
  - data_loss: yes
  + data_loss: true

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:1: fixed [no-front-matter]
  - status: Investigating
  + ---
  + status: Investigating

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:2: fixed [unknown-status]
  - status: Investigating
  + status: investigating

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:3: fixed [unknown-component-status]
  - components: {API: degraded performance}
  + components: {API: degraded_performance}

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:3: fixed [unknown-component]
  - components: {API: degraded_performance}
  + components: {api: degraded_performance}

incidents/2026/2026-11-24-api-slow/incident.yml:6:1: error: no such field: `resolvd_at` [unknown-field]
  6 | resolvd_at: 2026-11-24T11:20Z
    | ^^^^^^^^^^
  fix: resolved_at: 2026-11-24T11:20Z
  did you mean `resolved_at`?

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
=== $ noa-status lint --fix --now 2026-11-24T12:00Z --errors-only
incidents/2026/2026-11-24-api-slow/incident.yml:6:1: error: no such field: `resolvd_at` [unknown-field]
  6 | resolvd_at: 2026-11-24T11:20Z
    | ^^^^^^^^^^
  fix: resolved_at: 2026-11-24T11:20Z
  did you mean `resolved_at`?

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
=== exit 1
