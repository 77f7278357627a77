A drill is a record too: internal, and without updates.

=== $ noa-status drill -t "Restore of the database" -s SEV1 --started-at 2026-11-24T12:00Z --resolved-at 2026-11-24T14:50Z -r IC=ana --failed "The key was not where it should be." --learnt "The key now lies in the safe." --now 2026-11-24T15:00Z
incidents/2026/2026-11-24-drill-restore-of-the-database/incident.yml (new)
  title: Restore of the database
  kind: drill
  severity: SEV1
  started_at: 2026-11-24T12:00Z
  resolved_at: 2026-11-24T14:50Z
  roles: {commander: ana}
  failed_steps: [The key was not where it should be.]
  learnt: The key now lies in the safe.

The public sees nothing of it.
Home goes on to say: Everything is working.

Written:
incidents/2026/2026-11-24-drill-restore-of-the-database/incident.yml
Next: git add incidents/2026/2026-11-24-drill-restore-of-the-database && git commit -m 'Drill: Restore of the database' && git push   (or all of it with --git)
Next: write what happened, and when, into timeline.md: noa-status note -i 2026-11-24-drill-restore-of-the-database
=== exit 0
=== $ noa-status update drill -m "Nobody may see this text."
Usage: noa-status update [OPTIONS] [INCIDENT]
Try 'noa-status update --help' for help.

Error: 2026-11-24-drill-restore-of-the-database is a drill: it is never public, so it has no updates. noa-status note notes things.
=== exit 2
