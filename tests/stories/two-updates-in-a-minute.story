Two updates in one minute: the number says which came first, and the tenth comes after the second.

=== updates/20261124T1015Z-2.md
---
status: identified
---
The cause is a slow disk in the database.
=== updates/20261124T1015Z-10.md
---
status: monitoring
---
The disk is replaced and we watch its effect.
=== $ noa-status lint --now 2026-11-24T12:00Z
1 record, 0 runbooks, 0 playbooks read whole: nothing wrong
=== exit 0
