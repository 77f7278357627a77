An alert declares an incident; a person says what it is; the alert ends.

=== status.yml
name: Example
url: https://status.example.com/
components:
  - {id: api, name: API}
  - {id: web, name: Dashboard}
alert_components:
  - {labels: {service: "api-*"}, components: {api: degraded_performance}}
=== incidents/2026/2026-11-24-api-slow/incident.yml (gone)
=== incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md (gone)
=== incidents/2026/2026-11-24-api-slow/updates/20261124T1120Z.md (gone)
=== firing.json
{"version": "4", "groupKey": "{}:{alertname=\"ApiLatencyHigh\"}", "status": "firing", "externalURL": "https://alerts.example.com", "alerts": [
 {"status": "firing", "startsAt": "2026-11-25T10:02:11Z", "endsAt": "0001-01-01T00:00:00Z",
  "labels": {"alertname": "ApiLatencyHigh", "severity": "warning", "service": "api-eu"}, "annotations": {"summary": "p99 of shard-7 above 2 s"}}]}
=== $ noa-status declare --from firing.json --now 2026-11-25T10:05Z
incidents/2026/2026-11-25-api-5dbecb/incident.yml (new)
  title: "API: Degraded"
  severity: SEV3
  started_at: 2026-11-25T10:02Z
  detected_at: 2026-11-25T10:02Z
  alerts: [ApiLatencyHigh]
  alert_keys: ["alertmanager:f2475c09b1f1f888"]
  alert_components: {api: degraded_performance}
incidents/2026/2026-11-25-api-5dbecb/timeline.md (new)
  - 2026-11-25T10:05Z Alertmanager: `ApiLatencyHigh` fires (`warning`): `p99 of shard-7 above 2 s` <https://alerts.example.com>

The public sees nothing of it.
Home goes on to say: Everything is working.
incidents/2026/2026-11-25-api-5dbecb/incident.yml:2:11: warning: a SEV3 needs its incident commander [missing-roles]
  2 | severity: SEV3
    |           ^^^^
  fix: roles: {commander: ...}
  one person may hold several


Written:
incidents/2026/2026-11-25-api-5dbecb/incident.yml
incidents/2026/2026-11-25-api-5dbecb/timeline.md
Next: git add incidents/2026/2026-11-25-api-5dbecb && git commit -m 'API: Degraded: Alertmanager says that the alarm fires' && git push   (or all of it with --git)
Next: noa-status ack 2026-11-25-api-5dbecb
Next: noa-status update 2026-11-25-api-5dbecb   the public knows nothing of it before that
=== exit 0
=== $ noa-status declare --from firing.json -t "API" --now 2026-11-25T10:05Z
Usage: noa-status declare [OPTIONS]
Try 'noa-status declare --help' for help.

Error: --from takes what was sent as it is, so it does not go with --title.
=== exit 2
=== $ noa-status declare --from nothing.json --now 2026-11-25T10:05Z
noa-status: --from: there is no file nothing.json
=== exit 2
