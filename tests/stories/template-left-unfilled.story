Templates that nobody filled in.

=== updates/20261124T1015Z.md
---
status: investigating
components: {api: degraded_performance}
---
We are investigating reports of [issue].
=== updates/20261124T1040Z.md
---
status: identified
---
We have identified the issue affecting [Service] and are working on a resolution.

    [service] in code stays

See [issue](https://example.com/1) for more.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:33: error: [issue] was left in from the message template [unfilled-template]
  5 | We are investigating reports of [issue].
    |                                 ^^^^^^^
  say in the customers' words what it is

incidents/2026/2026-11-24-api-slow/updates/20261124T1040Z.md:4:40: error: [Service] was left in from the message template [unfilled-template]
  4 | We have identified the issue affecting [Service] and are working on a resolution.
    |                                        ^^^^^^^^^
  say in the customers' words what it is

1 record, 0 runbooks, 0 playbooks read whole: 2 errors in 2 files
=== exit 1
