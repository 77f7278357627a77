A day where an instant belongs.

=== incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24
roles: {commander: ana}
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:3:13: error: the time of day is missing [no-time-of-day]
  3 | started_at: 2026-11-24
    |             ^^^^^^^^^^
  fix: started_at: 2026-11-24T00:00Z

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
