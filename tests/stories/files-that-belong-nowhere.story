What lies in the wrong place, or has nearly the right name, is named.

=== incidents/2026/2026-11-23-db/incident.yaml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
=== incidents/2026/2026-11-23-db/updates/20261123T1000Z.md
---
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== incidents/2026/notes.txt
x
=== incidents/2026/2026-11-24-api-slow/post-mortem.md
x
=== incidents/2026/2026-11-24-api-slow/updates/screens/1.png
x
=== incidents/2026/API down/incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T09:00Z
roles: {commander: ana}
=== incidents/archive/2026-11-24-api-slow/incident.yml
title: API requests are slow
severity: SEV3
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
=== updates/20261124T1130Z.de.md
Alles läuft wieder wie gewohnt.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-23-db/incident.yaml:1:1: error: a record's facts stand in incident.yml [no-incident-file]
  1 | title: API requests are slow
  fix: rename it to incidents/2026/2026-11-23-db/incident.yml

incidents/2026/2026-11-23-db/updates/20261123T1000Z.md:1:1: error: there is no incidents/2026/2026-11-23-db/incident.yml, so this is not read [no-incident-file]
  1 | ---
  each record's folder has one

incidents/2026/2026-11-24-api-slow/post-mortem.md:1:1: warning: no part of a record has this name, so it is not read [stray-file]
  1 | x
  fix: rename it to postmortem.md
  a record has incident.yml, updates/, timeline.md, postmortem.md, postmortem.public.md

incidents/2026/2026-11-24-api-slow/updates/20261124T1130Z.de.md:1:1: warning: "de" is not among `languages` in status.yml, so this is not shown [language-not-shown]
  1 | Alles läuft wieder wie gewohnt.
  languages: [en, de]

incidents/2026/2026-11-24-api-slow/updates/20261124T1130Z.de.md:1:1: error: there is no updates/20261124T1130Z.md that this translates [translation-of-nothing]
  1 | Alles läuft wieder wie gewohnt.
  fix: rename it to updates/20261124T1120Z.de.md
  or write updates/20261124T1130Z.md

incidents/2026/2026-11-24-api-slow/updates/screens/1.png:1:1: error: a folder where only the files of updates belong: what is in it is not read [stray-file]
  1 | x
  put the update's file into updates/ itself

incidents/2026/API down/incident.yml:1:1: error: the folder's name "API down" is the record's address: lower-case letters, digits, hyphens [record-name]
  1 | title: API requests are slow
  fix: rename it to incidents/2026/api-down

incidents/2026/notes.txt:1:1: warning: this file belongs to no record and is not read [stray-file]
  1 | x
  a record is a folder with incident.yml

incidents/archive/2026-11-24-api-slow/incident.yml:1:1: error: incidents/2026/2026-11-24-api-slow has the same name, and a record's id is its folder's name [duplicate-id]
  1 | title: API requests are slow
  rename one of them

1 record, 0 runbooks, 0 playbooks read whole: 6 errors and 3 warnings in 8 files
25 rules look at whole records alone: 2 records are to be mended first
=== exit 1
