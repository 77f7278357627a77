Quoted or not, a date means the same.

=== incident.yml
title: 'no'
severity: SEV3
started_at: "2026-11-24T10:02Z"
roles: {commander: ana}
detected_at: '2026-11-24T10:05:00Z'
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:5:14: warning: nobody is recorded as having taken this SEV3: the figures lack it [not-acknowledged]
  5 | detected_at: '2026-11-24T10:05:00Z'
    |              ^^^^^^^^^^^^^^^^^^^^^^
  `acknowledged_at` says when a person took it; the time to acknowledge (MTTA) counts to there

1 record, 0 runbooks, 0 playbooks read whole: 1 warning in 1 file
=== exit 0
