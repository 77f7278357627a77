Quoted or not, a date means the same.

=== incident.yml
title: 'no'
severity: SEV3
started_at: "2026-11-24T10:02Z"
roles: {commander: ana}
detected_at: '2026-11-24T10:05:00Z'
=== $ noa-status lint --now 2026-11-24T12:00Z
1 record, 0 runbooks, 0 playbooks read whole: nothing wrong
=== exit 0
