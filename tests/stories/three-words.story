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
incidents/2026/2026-11-24-api-slow/incident.yml:1:8: warning: updates are told in de, and the title is not [missing-translation]
  1 | title: API requests are slow
    |        ^^^^^^^^^^^^^^^^^^^^^
  fix: titles: {de: ...}

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.de.md:1:1: warning: three words tell a customer nothing [short-text]
  1 | Wir wissen davon.
    | ^^^^^^^^^^^^^^^^^
  say what users see, since when, and when they hear more

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:1: warning: two words tell a customer nothing [short-text]
  5 | We know.
    | ^^^^^^^^
  say what users see, since when, and when they hear more

incidents/2026/2026-11-24-api-slow/updates/20261124T1120Z.md:1:1: warning: other updates of this incident are told in de, and this one is not [missing-translation]
  1 | ---
  add incidents/2026/2026-11-24-api-slow/updates/20261124T1120Z.de.md

1 record, 0 runbooks, 0 playbooks read whole: 4 warnings in 4 files
=== exit 0
