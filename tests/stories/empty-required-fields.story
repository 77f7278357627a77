Required fields that are there and empty.

=== incident.yml
title: 
severity: 
started_at: ~
roles: {commander: ana}
=== updates/20261124T1015Z.md
---
status: 
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:1:7: error: `title` is empty [empty-field]
  1 | title:
    |       ^
  write a text

incidents/2026/2026-11-24-api-slow/incident.yml:2:10: error: `severity` is missing [missing-field]
  2 | severity:
    |          ^
  one of: SEV1, SEV2, SEV3, SEV4

incidents/2026/2026-11-24-api-slow/incident.yml:3:13: error: `started_at` is missing [missing-field]
  3 | started_at: ~
    |             ^
  when users were first affected: started_at: 2026-11-24T10:02Z

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:2:8: error: the status is empty [empty-field]
  2 | status:
    |        ^
  one of: investigating, identified, monitoring, resolved, postmortem

0 records, 0 runbooks, 0 playbooks read whole: 4 errors in 2 files
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
