Updates that say nothing, in two languages.

=== status.yml
name: Example
url: https://status.example.com/
languages: [en, de]
components:
  - {id: api, name: API}
=== updates/20261124T1015Z.md
---
status: investigating
components: {api: degraded_performance}
---
We know.
=== updates/20261124T1015Z.de.md
Wir wissen davon.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.de.md:1:1: warning: three words tell a customer nothing [short-text]
  1 | Wir wissen davon.
    | ^^^^^^^^^^^^^^^^^
  say what users see, since when, and when they hear more

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:1: warning: two words tell a customer nothing [short-text]
  5 | We know.
    | ^^^^^^^^
  say what users see, since when, and when they hear more

1 record, 0 runbooks, 0 playbooks read whole: 2 warnings in 2 files
=== exit 0
