Looking first: everything is shown, nothing is written. For programs the same as JSON.

=== $ noa-status update api-slow -s monitoring -c api=degraded -m "Requests are slow again. We are looking at it." --now 2026-11-25T10:02Z --dry-run
incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md (new)
  ---
  status: monitoring
  components: {api: degraded_performance}
  ---
  Requests are slow again. We are looking at it.

Home says now:       Everything is working.
Home will say:       API may be slow. Everything else works.
  API: Operational -> Degraded
API requests are slow: Minor impact, ongoing
Promised: the next update by 25 Nov 2026, 12:02 UTC
Nothing was written: --dry-run.
=== exit 0
=== $ noa-status update api-slow -s monitoring -c api=degraded -m "Requests are slow again. We are looking at it." --now 2026-11-25T10:02Z --dry-run --json
{
  "incident": "2026-11-24-api-slow",
  "written": [],
  "would_write": [
    "incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md"
  ],
  "problems": [],
  "preview": {
    "before": "Everything is working.",
    "after": "API may be slow. Everything else works.",
    "components": [
      {
        "id": "api",
        "name": "API",
        "before": "operational",
        "after": "degraded_performance"
      }
    ],
    "is_public": true,
    "title": "API requests are slow",
    "stands": "Minor impact, ongoing",
    "next_update_due_at": "2026-11-25T12:02:00Z"
  },
  "next_steps": [
    "noa-status update 2026-11-24-api-slow   by 25 Nov 2026, 12:02 UTC (SEV3: every 2 hours)"
  ],
  "pull_request": "",
  "now": "2026-11-25T10:02:00Z"
}
=== exit 0
