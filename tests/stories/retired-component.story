A component that was retired before.

=== status.yml
name: Example
url: https://status.example.com/
components:
  - {id: api, name: API}
  - {id: sms, name: SMS, retired_on: 2026-09-30}
=== updates/20261124T1015Z.md
---
status: investigating
components: 
  api: degraded_performance
  sms: partial_outage
---
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:3: warning: "sms" was retired on 2026-09-30, so no page shows this [retired-component]
  5 |   sms: partial_outage
    |   ^^^
  name what replaced it; or put `retired_on` of sms in status.yml right

1 record, 0 runbooks, 0 playbooks read whole: 1 warning in 1 file
=== exit 0
