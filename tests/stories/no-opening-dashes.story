The opening `---` is missing, so the facts would be read as the text.

=== updates/20261124T1015Z.md
status: investigating
components: {api: degraded_performance}
---
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:1:1: error: the line `---` before the first field is missing [no-front-matter]
  1 | status: investigating
  fix: ---

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
