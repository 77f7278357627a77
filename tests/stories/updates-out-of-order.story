A time in a file's name is typed wrong, so the second update comes first, before the incident began.

=== updates/20261124T0935Z.md
---
status: identified
---
The cause is a slow disk in the database.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:3:13: warning: the first update came 27 minutes before this [update-before-start]
  3 | started_at: 2026-11-24T10:02Z
    |             ^^^^^^^^^^^^^^^^^
  fix: started_at: 2026-11-24T09:35Z
  or is the name of updates/20261124T0935Z.md typed wrong? the public pages count from there

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:2:9: warning: "investigating" comes after "identified" (2026-11-24 09:35 UTC) [status-goes-backwards]
  2 | status: investigating
    |         ^^^^^^^^^^^^^
  is the time in one of the two file names typed wrong? the other is updates/20261124T0935Z.md

1 record, 0 runbooks, 0 playbooks read whole: 2 warnings in 2 files
=== exit 0
