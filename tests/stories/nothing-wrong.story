A repository in which everything is right says so in a line.

=== $ noa-status lint --now 2026-11-24T12:00Z
1 record, 0 runbooks, 0 playbooks read whole: nothing wrong
=== exit 0
