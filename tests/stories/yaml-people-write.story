Ten ways to write YAML that is none.

=== incident.yml
title: API: requests are slow
severity: SEV3
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
=== updates/20261124T1020Z.md
---
status: investigating
components: {api: degraded_performance
---
Requests to the API take longer than usual.
=== updates/20261124T1021Z.md
---
status: 'investigating
---
Requests to the API take longer than usual.
=== updates/20261124T1022Z.md
---
status:investigating
components: {}
---
Requests to the API take longer than usual.
=== updates/20261124T1023Z.md
---
status: investigating
	components: {}
---
Requests to the API take longer than usual.
=== updates/20261124T1024Z.md
---
status: investigating
  components: {}
---
Requests to the API take longer than usual.
=== updates/20261124T1025Z.md
---
investigating
components: {}
---
Requests to the API take longer than usual.
=== updates/20261124T1026Z.md
---
status: @investigating
---
Requests to the API take longer than usual.
=== updates/20261124T1027Z.md
---
status: investigating
components:
  api: degraded_performance
 web: degraded_performance
---
Requests to the API take longer than usual.
=== updates/20261124T1028Z.md
---
status: investigating
status: identified
---
Requests to the API take longer than usual.
=== updates/20261124T1029Z.md
---
status: &s investigating
---
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:1:11: error: a text with `: ` in it needs quotes [yaml-syntax]
  1 | title: API: requests are slow
    |           ^
  fix: title: "API: requests are slow"

incidents/2026/2026-11-24-api-slow/updates/20261124T1020Z.md:3:13: error: a brace is opened here and never closed [yaml-syntax]
  3 | components: {api: degraded_performance
    |             ^
  close it: {a: b, c: d}

incidents/2026/2026-11-24-api-slow/updates/20261124T1021Z.md:2:9: error: a quote is opened here and never closed [yaml-syntax]
  2 | status: 'investigating
    |         ^
  close it

incidents/2026/2026-11-24-api-slow/updates/20261124T1022Z.md:2:7: error: a space is missing behind the colon [yaml-syntax]
  2 | status:investigating
    |       ^
  fix: status: investigating

incidents/2026/2026-11-24-api-slow/updates/20261124T1023Z.md:3:1: error: a tab, where only spaces may indent [yaml-syntax]
  3 | →components: {}
  fix: components: {}
  indent with two spaces

incidents/2026/2026-11-24-api-slow/updates/20261124T1024Z.md:3:1: error: this line is indented more than the one above, which has its value already [yaml-syntax]
  3 |   components: {}
  fix: components: {}

incidents/2026/2026-11-24-api-slow/updates/20261124T1025Z.md:2:1: error: this line is no `key: value` [yaml-syntax]
  2 | investigating
  if it belongs to the line above, indent it

incidents/2026/2026-11-24-api-slow/updates/20261124T1026Z.md:2:9: error: no text begins like this [yaml-syntax]
  2 | status: @investigating
    |         ^
  quote a text that begins with one of [ ] { } , & * ! | > ' " % @ `

incidents/2026/2026-11-24-api-slow/updates/20261124T1027Z.md:5:2: error: this line is indented unlike those above [yaml-syntax]
  5 |  web: degraded_performance
    |  ^
  lines that belong together begin in the same column

incidents/2026/2026-11-24-api-slow/updates/20261124T1028Z.md:3:1: error: `status` stands twice [duplicate-key]
  3 | status: identified
    | ^^^^^^
  keep one; the first is in line 2

incidents/2026/2026-11-24-api-slow/updates/20261124T1029Z.md:2:9: error: an anchor: &s [yaml-alias]
  2 | status: &s investigating
    |         ^^^^^^^^^^^^^^^^
  write the value out where it is needed, and remove the anchor

0 records, 0 runbooks, 0 playbooks read whole: 11 errors in 11 files
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
