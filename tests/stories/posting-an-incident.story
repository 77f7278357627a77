Somebody declares an incident, tells more of it and resolves it, without being asked anything.

=== $ noa-status declare -s SEV2 -t "Sign-in fails for some" -c web=partial -m "Signing in to the dashboard fails for some people." -r IC=ana -r technical=bo -r communications=cy --alert SignInErrorsHigh --detected-at 2026-11-25T09:58Z --started-at 2026-11-25T09:50Z --now 2026-11-25T10:02Z
incidents/2026/2026-11-25-sign-in-fails-for-some/incident.yml (new)
  title: Sign-in fails for some
  severity: SEV2
  started_at: 2026-11-25T09:50Z
  detected_at: 2026-11-25T09:58Z
  roles: {commander: ana, technical_lead: bo, communications_lead: cy}
  alerts: [SignInErrorsHigh]
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1002Z.md (new)
  ---
  status: investigating
  components: {web: partial_outage}
  ---
  Signing in to the dashboard fails for some people.

Home says now:       Everything is working.
Home will say:       Dashboard may not work for everyone. Everything else works.
  Dashboard: Operational -> Partial outage
Sign-in fails for some: Major impact, ongoing
Promised: the next update by 25 Nov 2026, 10:32 UTC

Written:
incidents/2026/2026-11-25-sign-in-fails-for-some/incident.yml
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1002Z.md
Next: git add incidents/2026/2026-11-25-sign-in-fails-for-some && git commit -m 'Sign-in fails for some: investigating' && git push   (or all of it with --git)
Next: noa-status ack 2026-11-25-sign-in-fails-for-some   when somebody has taken it
Next: noa-status update 2026-11-25-sign-in-fails-for-some   by 25 Nov 2026, 10:32 UTC (SEV2: every 30 minutes)
=== exit 0
=== $ noa-status update -s identified -m "A certificate expired. We are renewing it." --now 2026-11-25T10:20Z
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1020Z.md (new)
  ---
  status: identified
  ---
  A certificate expired. We are renewing it.

Home goes on to say: Dashboard may not work for everyone. Everything else works.
Sign-in fails for some: Major impact, ongoing
Promised: the next update by 25 Nov 2026, 10:50 UTC

Written:
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1020Z.md
Next: git add incidents/2026/2026-11-25-sign-in-fails-for-some && git commit -m 'Sign-in fails for some: identified' && git push   (or all of it with --git)
Next: noa-status update 2026-11-25-sign-in-fails-for-some   by 25 Nov 2026, 10:50 UTC (SEV2: every 30 minutes)
=== exit 0
=== $ noa-status update -s mon -c dash=operational --now 2026-11-25T10:40Z
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1040Z.md (new)
  ---
  status: monitoring
  components: {web: operational}
  ---
  A fix has been deployed and we are monitoring the results.

Home says now:       Dashboard may not work for everyone. Everything else works.
Home will say:       Everything is working. One incident is still open.
  Dashboard: Partial outage -> Operational
Sign-in fails for some: Major impact, ongoing
Promised: the next update by 25 Nov 2026, 11:10 UTC

Written:
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1040Z.md
Next: git add incidents/2026/2026-11-25-sign-in-fails-for-some && git commit -m 'Sign-in fails for some: monitoring' && git push   (or all of it with --git)
Next: noa-status update 2026-11-25-sign-in-fails-for-some   by 25 Nov 2026, 11:10 UTC (SEV2: every 30 minutes)
=== exit 0
=== $ noa-status resolve --now 2026-11-25T10:55Z
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1055Z.md (new)
  ---
  status: resolved
  ---
  The issue has been resolved. All systems are operating normally.

Home says now:       Everything is working. One incident is still open.
Home will say:       Everything is working.
Sign-in fails for some: Major impact, resolved

Written:
incidents/2026/2026-11-25-sign-in-fails-for-some/updates/20261125T1055Z.md
Next: git add incidents/2026/2026-11-25-sign-in-fails-for-some && git commit -m 'Sign-in fails for some: resolved' && git push   (or all of it with --git)
Next: noa-status postmortem 2026-11-25-sign-in-fails-for-some   (its meeting is due by 27 Nov 2026, 10:55 UTC)
=== exit 0
=== $ noa-status lint --now 2026-11-25T11:00Z
incidents/2026/2026-11-25-sign-in-fails-for-some/incident.yml:4:14: warning: nobody is recorded as having taken this SEV2: the figures lack it [not-acknowledged]
  4 | detected_at: 2026-11-25T09:58Z
    |              ^^^^^^^^^^^^^^^^^
  `acknowledged_at` says when a person took it; the time to acknowledge (MTTA) counts to there

2 records, 0 runbooks, 0 playbooks read whole: 1 warning in 1 file
=== exit 0
