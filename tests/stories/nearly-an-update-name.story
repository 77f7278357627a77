Updates named as other tools name them, and a third one of a minute numbered from 1.

=== updates/2026-11-24T10:20.md
---
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== updates/20261124T1015Z-1.md
---
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== updates/2026-11-24-1025.DE.markdown
---
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== updates/first.md
---
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/2026-11-24-1025.DE.markdown:1:1: error: an update's file is named for its time [update-name]
  1 | ---
  fix: rename it to updates/20261124T1025Z.de.md
  20261124T1015Z.md; -2 (up to -99) for another one in the same minute; .de.md for German

incidents/2026/2026-11-24-api-slow/updates/2026-11-24T10:20.md:1:1: error: an update's file is named for its time [update-name]
  1 | ---
  fix: rename it to updates/20261124T1020Z.md
  20261124T1015Z.md; -2 (up to -99) for another one in the same minute; .de.md for German

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z-1.md:1:1: error: an update's file is named for its time [update-name]
  1 | ---
  fix: rename it to updates/20261124T1015Z-2.md
  20261124T1015Z.md; -2 (up to -99) for another one in the same minute; .de.md for German

incidents/2026/2026-11-24-api-slow/updates/first.md:1:1: error: an update's file is named for its time [update-name]
  1 | ---
  20261124T1015Z.md; -2 (up to -99) for another one in the same minute; .de.md for German

0 records, 0 runbooks, 0 playbooks read whole: 4 errors in 4 files
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
