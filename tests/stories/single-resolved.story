All that users ever read is that it is over.

=== updates/20261124T1015Z.md (gone)
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1120Z.md:2:9: warning: the first that users hear is that it is over, 1 hour 18 minutes after it began [retroactive]
  2 | status: resolved
    |         ^^^^^^^^
  if they were told elsewhere, add those messages as updates with their times

1 record, 0 runbooks, 0 playbooks read whole: 1 warning in 1 file
=== exit 0
