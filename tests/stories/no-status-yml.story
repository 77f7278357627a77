A folder that is no repository of ours.

=== status.yml (gone)
=== $ noa-status lint --now 2026-11-24T12:00Z
status.yml:1:1: error: there is no status.yml here [no-status-yml]
  create it: name, url and components are enough

1 error in 1 file
=== exit 1
