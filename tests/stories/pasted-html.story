HTML pasted from a mail, and a placeholder that looks like it.

=== updates/20261124T1015Z.md
---
status: investigating
components: {api: degraded_performance}
---
Requests are <strong>slow</strong>. See <a href="https://example.com/x">the list</a>.

`<b>` in code is code, and <https://example.com/> is a link.
=== updates/20261124T1040Z.md
---
status: identified
---
Restart your client with <your token> in its settings, please.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:14: warning: <strong> is HTML, and updates are Markdown [html-in-update]
  5 | Requests are <strong>slow</strong>. See <a href="https://example.com/x">the list</a>.
    |              ^^^^^^^^
  fix: Requests are **slow**. See [the list](https://example.com/x).

incidents/2026/2026-11-24-api-slow/updates/20261124T1040Z.md:4:26: warning: <your token> is taken for HTML and disappears from the page [html-in-update]
  4 | Restart your client with <your token> in its settings, please.
    |                          ^^^^^^^^^^^^
  fix: Restart your client with `<your token>` in its settings, please.

1 record, 0 runbooks, 0 playbooks read whole: 2 warnings in 2 files
=== exit 0
