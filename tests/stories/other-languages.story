The same words in other languages: one as it should be, and everything that goes wrong.

=== status.yml
name: Example
url: https://status.example.com/
languages: [en, de, fr]
components:
  - {id: api, name: API, translations: {de: {name: Schnittstelle}, da: {name: Grænseflade}}}
=== incident.yml
title: API requests are slow
titles: {de: API-Anfragen sind langsam, en: The API is slow, fr: ""}
severity: SEV3
started_at: 2026-11-24T10:02Z
roles: {commander: ana}
=== updates/20261124T1015Z.de.md
Anfragen an die API dauern länger als sonst. Wir sind dabei, den Grund zu finden.
=== updates/20261124T1015Z.ja.md
APIへのリクエストに通常より時間がかかっています。
=== updates/20261124T1015Z.fr.md
---
status: investigating
---
Les requêtes à l'API prennent plus de temps que d'habitude.
=== updates/20261124T1121Z.de.md
Alle Anfragen werden wieder so schnell wie gewohnt beantwortet.
=== updates/20261124T1120Z.fr.md
=== incidents/2026/2026-11-24-api-slow/postmortem.public.de.md
Was geschehen ist, steht hier.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/incident.yml:2:41: warning: "en" is the language of the records themselves, so this is not shown [language-not-shown]
  2 | titles: {de: API-Anfragen sind langsam, en: The API is slow, fr: ""}
    |                                         ^^
  write it where the original stands

incidents/2026/2026-11-24-api-slow/incident.yml:2:66: error: the translation is empty [empty-field]
  2 | titles: {de: API-Anfragen sind langsam, en: The API is slow, fr: ""}
    |                                                                  ^^
  write it, or remove the line

incidents/2026/2026-11-24-api-slow/postmortem.public.de.md:1:1: error: there is no postmortem.public.md that this translates [translation-of-nothing]
  1 | Was geschehen ist, steht hier.
  write postmortem.public.md first

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.fr.md:1:1: error: a translation has no front matter: its original's counts [translation-with-front-matter]
  1 | ---
    | ^^^
  begin with the text, in the first line

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.ja.md:1:1: warning: "ja" is not among `languages` in status.yml, so this is not shown [language-not-shown]
  1 | APIへのリクエストに通常より時間がかかっています。
  languages: [en, de, fr, ja]

incidents/2026/2026-11-24-api-slow/updates/20261124T1120Z.fr.md:1:1: error: the update says nothing [empty-text]
  write what users see, and what comes next

incidents/2026/2026-11-24-api-slow/updates/20261124T1121Z.de.md:1:1: error: there is no updates/20261124T1121Z.md that this translates [translation-of-nothing]
  1 | Alle Anfragen werden wieder so schnell wie gewohnt beantwortet.
  fix: rename it to updates/20261124T1120Z.de.md
  or write updates/20261124T1121Z.md

status.yml:5:68: warning: "da" is not among `languages` in status.yml, so this is not shown [language-not-shown]
  5 |   - {id: api, name: API, translations: {de: {name: Schnittstelle}, da: {name: Grænseflade}}}
    |                                                                    ^^
  languages that there are: en, de, es, fr, ja, ar

0 records, 0 runbooks, 0 playbooks read whole: 5 errors and 3 warnings in 7 files
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
