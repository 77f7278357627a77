Warnings are left out; an error is still an error.

=== updates/20261124T1015Z.md
---
status: investigating
components: {api: degraded_performance}
---
We know.
=== updates/20261124T1040Z.md
---
status: identifed
---
The cause is a slow disk in the database.
=== $ noa-status lint --errors-only --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1040Z.md:2:9: error: no such incident status: "identifed" [unknown-status]
  2 | status: identifed
    |         ^^^^^^^^^
  fix: status: identified
  did you mean "identified"? (others: investigating, monitoring, resolved, postmortem)

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
=== exit 1
