Two updates in one minute get a number; with seconds on the clock the second is the number, so two people do not take the same.

=== $ noa-status update api-slow -s monitoring -m "Requests are slow again. We are looking at it." --now 2026-11-25T10:02Z
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md (new)
  ---
  status: monitoring
  ---
  Requests are slow again. We are looking at it.

Home says now:       Everything is working.
Home will say:       Everything is working. One incident is still open.
API requests are slow: Minor impact, ongoing
Promised: the next update by 25 Nov 2026, 12:02 UTC

Written:
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md
Next: git add incidents/2026/2026-11-24-api-slow && git commit -m 'API requests are slow: monitoring' && git push   (or all of it with --git)
Next: noa-status update 2026-11-24-api-slow   by 25 Nov 2026, 12:02 UTC (SEV3: every 2 hours)
=== exit 0
=== $ noa-status update api-slow -s monitoring -m "They are as fast as usual once more." --now 2026-11-25T10:02Z
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z-2.md (new)
  ---
  status: monitoring
  ---
  They are as fast as usual once more.

Home goes on to say: Everything is working. One incident is still open.
API requests are slow: Minor impact, ongoing
Promised: the next update by 25 Nov 2026, 12:02 UTC

Written:
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z-2.md
Next: git add incidents/2026/2026-11-24-api-slow && git commit -m 'API requests are slow: monitoring' && git push   (or all of it with --git)
Next: noa-status update 2026-11-24-api-slow   by 25 Nov 2026, 12:02 UTC (SEV3: every 2 hours)
=== exit 0
=== $ noa-status update api-slow -s monitoring -m "They stay as fast as usual." --now 2026-11-25T10:02:41Z
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z-43.md (new)
  ---
  status: monitoring
  ---
  They stay as fast as usual.

Home goes on to say: Everything is working. One incident is still open.
API requests are slow: Minor impact, ongoing
Promised: the next update by 25 Nov 2026, 12:02 UTC

Written:
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z-43.md
Next: git add incidents/2026/2026-11-24-api-slow && git commit -m 'API requests are slow: monitoring' && git push   (or all of it with --git)
Next: noa-status update 2026-11-24-api-slow   by 25 Nov 2026, 12:02 UTC (SEV3: every 2 hours)
=== exit 0
=== $ noa-status resolve api-slow -m "They stay as fast as usual, so this is over." --now 2026-11-25T10:02:41Z
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z-44.md (new)
  ---
  status: resolved
  ---
  They stay as fast as usual, so this is over.

Home says now:       Everything is working. One incident is still open.
Home will say:       Everything is working.
API requests are slow: Minor impact, resolved

Written:
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z-44.md
Next: git add incidents/2026/2026-11-24-api-slow && git commit -m 'API requests are slow: resolved' && git push   (or all of it with --git)
=== exit 0
