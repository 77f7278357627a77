For programs.

=== updates/20261124T1015Z.md
---
status: investigating
components: {api: degraded_performance}
---
We know.
=== $ noa-status lint --json --now 2026-11-24T12:00Z
[
  {
    "code": "short-text",
    "place": {
      "path": "incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md",
      "line": 5,
      "column": 1,
      "length": 8
    },
    "says": "two words tell a customer nothing",
    "level": "warning",
    "fix": "",
    "hint": "say what users see, since when, and when they hear more",
    "edit": null
  }
]
=== exit 0
