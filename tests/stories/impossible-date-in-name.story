An update is named for a day that does not exist, and the last day of the month has one already.

=== updates/20261131T1015Z.md
---
status: monitoring
components: {api: degraded_performance}
---
A fix is deployed and we watch its effect.
=== updates/20261130T1015Z.md
---
status: monitoring
components: {api: degraded_performance}
---
A fix is deployed and we watch its effect.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261131T1015Z.md:1:1: error: the file's name is its time, and there is no 20261131T1015Z [impossible-date]
  1 | ---
  fix: rename it to updates/20261130T1015Z-2.md

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
