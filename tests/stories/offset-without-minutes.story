An offset as `+00`, which not every reader understands.

=== incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02:00+00
roles: {commander: ana}
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:3:13: error: no time zone: +00 [unreadable-instant]
  3 | started_at: 2026-11-24T10:02:00+00
    |             ^^^^^^^^^^^^^^^^^^^^^^
  fix: started_at: 2026-11-24T10:02Z

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
