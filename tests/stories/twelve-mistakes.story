One repository with twelve different mistakes: one run names them all, in the order of files.

=== incidents/2026/2026-11-23-database-away/incident.yml
title: The database is away
severity: SEV2
started_at: 2026-11-23T08:30Z
roles: {comander: ana}
resolved_at: 2026-10-23T09:12Z
=== incidents/2026/2026-11-23-database-away/updates/20261123T0835Z.md
---
status: investigatin
components: {dp: major_outage}
---
The database does not answer. We look for the cause.
=== incidents/2026/2026-11-23-database-away/updates/20261123T2560Z.md
---
status: resolved
---
The database answers again, nothing is lost.
=== incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02
roles: {commander: ana}
data_loss: yes
resolvd_at: 2026-11-24T11:20Z
=== updates/20261124T1015Z.md
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== updates/20261124T1120Z.md
---
status: resolved
---

=== incidents/2026/2026-11-24-exports-fail/incident.yml
title: Exports fail
severity: SEV3
started_at: 2026-11-24T11:00Z
roles: {commander: ana}
runbooks: [ExportsFial]
=== incidents/2026/2026-11-24-exports-fail/updates/20261124T1105Z.md
---
status: investigating
components: {web: partial_outage}
---
We are investigating reports of [issue].
=== runbooks/ExportsFail.md
# ExportsFail

Look at the queue first.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-23-database-away/incident.yml:4:9: error: no such role: "comander" [unknown-role]
  4 | roles: {comander: ana}
    |         ^^^^^^^^
  fix: roles: {commander: ana}
  one of: commander, technical_lead, communications_lead

incidents/2026/2026-11-23-database-away/incident.yml:5:14: error: resolved before it started [end-before-start]
  5 | resolved_at: 2026-10-23T09:12Z
    |              ^^^^^^^^^^^^^^^^^
  fix: resolved_at: 2026-11-23T09:12Z
  started_at is 2026-11-23T08:30Z

incidents/2026/2026-11-23-database-away/updates/20261123T0835Z.md:2:9: error: no such incident status: "investigatin" [unknown-status]
  2 | status: investigatin
    |         ^^^^^^^^^^^^
  fix: status: investigating
  did you mean "investigating"? (others: identified, monitoring, resolved, postmortem)

incidents/2026/2026-11-23-database-away/updates/20261123T0835Z.md:3:14: error: no such component: "dp" [unknown-component]
  3 | components: {dp: major_outage}
    |              ^^
  one of: api, db, web

incidents/2026/2026-11-23-database-away/updates/20261123T2560Z.md:1:1: error: the file's name is its time, and there is no 20261123T2560Z [impossible-date]
  1 | ---
  fix: rename it to updates/20261123T2359Z.md

incidents/2026/2026-11-24-api-slow/incident.yml:3:13: error: the time zone is missing [no-time-zone]
  3 | started_at: 2026-11-24T10:02
    |             ^^^^^^^^^^^^^^^^
  fix: started_at: 2026-11-24T10:02Z

incidents/2026/2026-11-24-api-slow/incident.yml:5:12: error: true or false is expected here [not-true-or-false]
  5 | data_loss: yes
    |            ^^^
  fix: data_loss: true

incidents/2026/2026-11-24-api-slow/incident.yml:6:1: error: no such field: `resolvd_at` [unknown-field]
  6 | resolvd_at: 2026-11-24T11:20Z
    | ^^^^^^^^^^
  fix: resolved_at: 2026-11-24T11:20Z
  did you mean `resolved_at`?

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:1:1: error: the line `---` before the first field is missing [no-front-matter]
  1 | status: investigating
  fix: ---

incidents/2026/2026-11-24-api-slow/updates/20261124T1120Z.md:4:1: error: the update says nothing [empty-text]
  write what users see, and what comes next

incidents/2026/2026-11-24-exports-fail/incident.yml:5:12: warning: there is no runbook "ExportsFial" [unknown-runbook]
  5 | runbooks: [ExportsFial]
    |            ^^^^^^^^^^^
  fix: runbooks: [ExportsFail]
  a runbook's id is its file's name without .md

incidents/2026/2026-11-24-exports-fail/updates/20261124T1105Z.md:5:33: error: [issue] was left in from the message template [unfilled-template]
  5 | We are investigating reports of [issue].
    |                                 ^^^^^^^
  say in the customers' words what it is

1 record, 1 runbook, 0 playbooks read whole: 11 errors and 1 warning in 8 files
25 rules look at whole records alone: 2 records are to be mended first
=== exit 1
