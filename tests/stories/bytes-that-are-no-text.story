A file in another encoding, one with a byte order mark, one with the line ends of Windows, and a bell.

=== updates/20261124T1015Z.md (bytes)
---
status: investigating
components: {api: degraded_performance}
---
Der Dienst l\xe4uft langsam und wir suchen den Grund.
=== updates/20261124T1040Z.md (bytes)
\xef\xbb\xbf---\x0d
status: identified\x0d
---\x0d
The cause is a slow disk in the database.\x0d
=== updates/20261124T1050Z.md (bytes)
---
status: monitoring
---
The disk is replaced.\x07 We watch its effect now.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:13: error: byte 0xe4 is not UTF-8 [not-utf-8]
  5 | Der Dienst l�uft langsam und wir suchen den Grund.
    |             ^
  save the file as UTF-8

incidents/2026/2026-11-24-api-slow/updates/20261124T1050Z.md:4:22: error: a character that nobody sees, U+0007 [control-character]
  4 | The disk is replaced.� We watch its effect now.
    |                      ^
  remove it; feeds cannot carry it

0 records, 0 runbooks, 0 playbooks read whole: 2 errors in 2 files
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
