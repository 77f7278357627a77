An update with a status and no words, and a file with nothing at all.

=== updates/20261124T1015Z.md
---
status: investigating
components: {api: degraded_performance}
---

=== updates/20261124T1040Z.md
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:1: error: the update says nothing [empty-text]
  write what users see, and what comes next

incidents/2026/2026-11-24-api-slow/updates/20261124T1040Z.md:1:1: error: the file is empty [empty-text]
  an update begins with three lines: `---`, `status: investigating`, `---`; then its text

0 records, 0 runbooks, 0 playbooks read whole: 2 errors in 2 files
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
