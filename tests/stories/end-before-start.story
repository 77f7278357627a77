The month of the end was typed wrong: September for November.

=== incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
resolved_at: 2026-09-24T11:20Z
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:5:14: error: resolved before it started [end-before-start]
  5 | resolved_at: 2026-09-24T11:20Z
    |              ^^^^^^^^^^^^^^^^^
  fix: resolved_at: 2026-11-24T11:20Z
  started_at is 2026-11-24T10:02Z

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
