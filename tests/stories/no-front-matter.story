An update of words alone.

=== updates/20261124T1015Z.md
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:1:1: error: the front matter with the status is missing [no-front-matter]
  1 | Requests to the API take longer than usual.
  an update begins with three lines: `---`, `status: investigating`, `---`; then its text

0 records, 0 runbooks, 0 playbooks read whole: 1 error in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
