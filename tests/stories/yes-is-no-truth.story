YAML 1.1 takes `yes` and `on` for true. Here they are words, and where true or false is meant, that is said.

=== incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
data_loss: yes
security_breach: off
resolved: yes
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:5:12: error: true or false is expected here [not-true-or-false]
  5 | data_loss: yes
    |            ^^^
  fix: data_loss: true

incidents/2026/2026-11-24-api-slow/incident.yml:6:18: error: true or false is expected here [not-true-or-false]
  6 | security_breach: off
    |                  ^^^
  fix: security_breach: false

incidents/2026/2026-11-24-api-slow/incident.yml:7:1: error: no such field: `resolved` [unknown-field]
  7 | resolved: yes
    | ^^^^^^^^
  fix: resolved_at: yes
  did you mean `resolved_at`?

0 records, 0 runbooks, 0 playbooks read whole: 3 errors in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
