An instant without a zone beside one with it: nobody can tell which came first.

=== incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
detected_at: 2026-11-24 10:05
acknowledged_at: 2026-11-24T10:07+00:00
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:5:14: error: the time zone is missing [no-time-zone]
  5 | detected_at: 2026-11-24 10:05
    |              ^^^^^^^^^^^^^^^^
  fix: detected_at: 2026-11-24T10:05Z

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
