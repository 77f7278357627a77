What would be an error is not written: the plan's text with its blank left in.

=== $ noa-status update api-slow -s investigating -m "We are investigating reports of [issue]." --now 2026-11-25T10:02Z
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md:4:33: error: [issue] was left in from the message template [unfilled-template]
  4 | We are investigating reports of [issue].
    |                                 ^^^^^^^
  say in the customers' words what it is

Nothing was written.
=== exit 1
=== $ noa-status lint --now 2026-11-24T12:00Z
1 record, 0 runbooks, 0 playbooks read whole: nothing wrong
=== exit 0
