Something is right all the same: the reason stands beside it, and what is of no use any more is named.

=== incident.yml
# noa-status: allow missing-roles: Nobody else was there.
# noa-status: allow short-text: It was sent like this.
title: API requests are slow
severity: SEV2
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
=== updates/20261124T1045Z.md
---
status: identified
# noa-status: allow short-txt: It was sent like this.
---
We know.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:2:1: warning: nothing here is named by short-text, so this waives nothing [unused-waiver]
  2 | # noa-status: allow short-text: It was sent like this.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  remove it

incidents/2026/2026-11-24-api-slow/updates/20261124T1045Z.md:3:1: error: there is no rule "short-txt" that could be waived or set [unknown-rule]
  3 | # noa-status: allow short-txt: It was sent like this.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  fix: short-text
  did you mean "short-text"? errors of reading always count

incidents/2026/2026-11-24-api-slow/updates/20261124T1045Z.md:5:1: warning: two words tell a customer nothing [short-text]
  5 | We know.
    | ^^^^^^^^
  say what users see, since when, and when they hear more

1 record, 0 runbooks, 0 playbooks read whole: 1 error and 2 warnings in 2 files
=== exit 1
