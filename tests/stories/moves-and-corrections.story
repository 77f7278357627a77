A maintenance whose moves are mistyped, an incident that was moved, and corrections that say too much or not when.

=== incidents/2026/2026-12-01-upgrade/incident.yml
title: Upgrade of the database
kind: maintenance
scheduled: {start: 2026-12-03T22:00Z, end: 2026-12-03T23:00Z}
moved:
  - {at: 2026-11-20T10:00Z, start: 2026-12-01T22:00Z, end: 2026-11-01T23:00Z}
  - {at: 2026-11-19T10:00Z, start: 2026-12-02T22:00Z, end: 2026-12-02T23:00Z}
roles: {commander: ana}
=== incidents/2026/2026-12-01-upgrade/updates/20261118T1000Z.md
---
status: scheduled
components: {db: under_maintenance}
correction: The start was wrong.
---
On 1 December we upgrade the database. All of it stays readable.
=== incidents/2026/2026-12-01-upgrade/updates/20261119T1000Z.md
---
status: scheduled
corrected: 2026-11-19T11:00Z
correction: |
  The start was wrong.
  So was the end.
---
We upgrade the database a day later, on 2 December. All of it stays readable.
=== incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02Z
moved:
  - {at: 2026-11-20T10:00Z, start: 2026-12-01T22:00Z, end: 2026-12-01T23:00Z}
roles: {commander: ana}
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:4:1: error: `moved` belongs to maintenances [field-of-another-kind]
  4 | moved:
    | ^^^^^
  kind: maintenance

incidents/2026/2026-12-01-upgrade/incident.yml:5:60: error: the former window ends before it starts [end-before-start]
  5 |   - {at: 2026-11-20T10:00Z, start: 2026-12-01T22:00Z, end: 2026-11-01T23:00Z}
    |                                                            ^^^^^^^^^^^^^^^^^

incidents/2026/2026-12-01-upgrade/incident.yml:6:10: error: moved before the move above it, which was at 2026-11-20T10:00Z [moves-out-of-order]
  6 |   - {at: 2026-11-19T10:00Z, start: 2026-12-02T22:00Z, end: 2026-12-02T23:00Z}
    |          ^^^^^^^^^^^^^^^^^
  moves stand in the order in which they happened

incidents/2026/2026-12-01-upgrade/updates/20261118T1000Z.md:4:1: error: `correction` says what was put right, and `corrected` does not say when [correction-without-time]
  4 | correction: The start was wrong.
    | ^^^^^^^^^^
  add the instant: corrected: 2026-11-24T10:44Z

incidents/2026/2026-12-01-upgrade/updates/20261119T1000Z.md:4:13: error: the correction is one line of plain text [more-than-one-line]
  4 | correction: |
    |             ^
  write it in one line

0 records, 0 runbooks, 0 playbooks read whole: 5 errors in 4 files
25 rules look at whole records alone: 2 records are to be mended first
=== exit 1
