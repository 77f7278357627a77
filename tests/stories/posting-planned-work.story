Planned work from its announcement to its end, and another one that does not happen.

=== $ noa-status maintenance plan -t "Database upgrade" --start 2026-12-02T22:00Z --for "90 minutes" -c db -m "Records cannot be changed for some minutes." --now 2026-11-25T10:00Z
incidents/2026/2026-12-02-database-upgrade/incident.yml (new)
  title: Database upgrade
  kind: maintenance
  scheduled: {start: 2026-12-02T22:00Z, end: 2026-12-02T23:30Z}
incidents/2026/2026-12-02-database-upgrade/updates/20261125T1000Z.md (new)
  ---
  status: scheduled
  components: {db: under_maintenance}
  ---
  Records cannot be changed for some minutes.

Home goes on to say: Everything is working.
Database upgrade: Maintenance, planned

Written:
incidents/2026/2026-12-02-database-upgrade/incident.yml
incidents/2026/2026-12-02-database-upgrade/updates/20261125T1000Z.md
Next: git add incidents/2026/2026-12-02-database-upgrade && git commit -m 'Database upgrade: scheduled' && git push   (or all of it with --git)
Next: it opens by itself at 2 Dec 2026, 22:00 UTC; noa-status maintenance start 2026-12-02-database-upgrade   says so earlier
=== exit 0
=== $ noa-status maintenance move --start 2026-12-03T22:00Z --now 2026-11-26T10:00Z
incidents/2026/2026-12-02-database-upgrade/incident.yml
  @@ -2,2 +2,4 @@
   kind: maintenance
  -scheduled: {start: 2026-12-02T22:00Z, end: 2026-12-02T23:30Z}
  +scheduled: {start: 2026-12-03T22:00Z, end: 2026-12-03T23:30Z}
  +moved:
  +  - {at: 2026-11-26T10:00Z, start: 2026-12-02T22:00Z, end: 2026-12-02T23:30Z}
incidents/2026/2026-12-02-database-upgrade/updates/20261126T1000Z.md (new)
  ---
  status: scheduled
  ---
  The planned work was moved: it now happens on 3 Dec 2026, 22:00 to 23:30 UTC.

Home goes on to say: Everything is working.
Database upgrade: Maintenance, planned

Written:
incidents/2026/2026-12-02-database-upgrade/incident.yml
incidents/2026/2026-12-02-database-upgrade/updates/20261126T1000Z.md
Next: git add incidents/2026/2026-12-02-database-upgrade && git commit -m 'Database upgrade: moved to 3 Dec 2026, 22:00 to 23:30 UTC' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status maintenance start -m "The upgrade has begun. Records cannot be changed for now." --now 2026-12-03T22:00Z
incidents/2026/2026-12-02-database-upgrade/updates/20261203T2200Z.md (new)
  ---
  status: in_progress
  ---
  The upgrade has begun. Records cannot be changed for now.

Home goes on to say: Maintenance is under way for Database. Everything else works.
Database upgrade: Maintenance, under way

Written:
incidents/2026/2026-12-02-database-upgrade/updates/20261203T2200Z.md
Next: git add incidents/2026/2026-12-02-database-upgrade && git commit -m 'Database upgrade: in progress' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status maintenance finish --now 2026-12-03T22:50Z
incidents/2026/2026-12-02-database-upgrade/updates/20261203T2250Z.md (new)
  ---
  status: completed
  ---
  The planned work is completed. All systems are operating normally.

Home says now:       Maintenance is under way for Database. Everything else works.
Home will say:       Everything is working.
  Database: Maintenance -> Operational
Database upgrade: Maintenance, completed

Written:
incidents/2026/2026-12-02-database-upgrade/updates/20261203T2250Z.md
Next: git add incidents/2026/2026-12-02-database-upgrade && git commit -m 'Database upgrade: completed' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status maintenance plan -t "Network change" --start 2026-12-09T22:00Z --end 2026-12-09T21:00Z -c db -m "Everything may be slow for some minutes." --now 2026-12-04T10:00Z
incidents/2026/2026-12-09-network-change/incident.yml:3:44: error: the window ends before it starts [end-before-start]
  3 | scheduled: {start: 2026-12-09T22:00Z, end: 2026-12-09T21:00Z}
    |                                            ^^^^^^^^^^^^^^^^^

Nothing was written.
=== exit 1
=== $ noa-status maintenance plan -t "Network change" --start 2026-12-09T22:00Z --end 2026-12-09T23:00Z -c db -m "Everything may be slow for some minutes." --now 2026-12-04T10:00Z
incidents/2026/2026-12-09-network-change/incident.yml (new)
  title: Network change
  kind: maintenance
  scheduled: {start: 2026-12-09T22:00Z, end: 2026-12-09T23:00Z}
incidents/2026/2026-12-09-network-change/updates/20261204T1000Z.md (new)
  ---
  status: scheduled
  components: {db: under_maintenance}
  ---
  Everything may be slow for some minutes.

Home goes on to say: Everything is working.
Network change: Maintenance, planned

Written:
incidents/2026/2026-12-09-network-change/incident.yml
incidents/2026/2026-12-09-network-change/updates/20261204T1000Z.md
Next: git add incidents/2026/2026-12-09-network-change && git commit -m 'Network change: scheduled' && git push   (or all of it with --git)
Next: it opens by itself at 9 Dec 2026, 22:00 UTC; noa-status maintenance start 2026-12-09-network-change   says so earlier
=== exit 0
=== $ noa-status maintenance cancel --now 2026-12-05T10:00Z
incidents/2026/2026-12-09-network-change/incident.yml
  @@ -3 +3,2 @@
   scheduled: {start: 2026-12-09T22:00Z, end: 2026-12-09T23:00Z}
  +cancelled_at: 2026-12-05T10:00Z
incidents/2026/2026-12-09-network-change/updates/20261205T1000Z.md (new)
  ---
  status: scheduled
  ---
  The planned work is not going to happen.

Home goes on to say: Everything is working.
Network change: Maintenance, cancelled

Written:
incidents/2026/2026-12-09-network-change/incident.yml
incidents/2026/2026-12-09-network-change/updates/20261205T1000Z.md
Next: git add incidents/2026/2026-12-09-network-change && git commit -m 'Network change: cancelled' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status maintenance cancel network --now 2026-12-05T11:00Z
Usage: noa-status maintenance cancel [OPTIONS] [INCIDENT]
Try 'noa-status maintenance cancel --help' for help.

Error: 2026-12-09-network-change is cancelled already.
=== exit 2
=== $ noa-status lint --now 2026-12-05T12:00Z
3 records, 0 runbooks, 0 playbooks read whole: nothing wrong
=== exit 0
