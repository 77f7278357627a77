Component names that are mistyped, renamed, written as on the page, or made up.

=== status.yml
name: Example
url: https://status.example.com/
components:
  - {id: api, name: API, formerly: [rest-api]}
  - {id: mail, name: E-mail delivery}
=== updates/20261124T1015Z.md
---
status: investigating
components: {apo: degraded_performance, rest-api: partial_outage, E-mail delivery: major_outage, everything: major_outage}
---
Requests to the API take longer than usual.
=== $ noa-status lint --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:3:14: error: no such component: "apo" [unknown-component]
  3 | components: {apo: degraded_performance, rest-api: partial_outage, E-mail delivery: major_outage, everything: major_outag
    |              ^^^
  fix: components: {api: degraded_performance, rest-api: partial_outage, E-mail delivery: major_outage, everything: major_outage}
  did you mean "api"? (others: mail)

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:3:41: error: "rest-api" is now called "api" [unknown-component]
  3 | components: {apo: degraded_performance, rest-api: partial_outage, E-mail delivery: major_outage, everything: major_outag
    |                                         ^^^^^^^^
  fix: components: {apo: degraded_performance, api: partial_outage, E-mail delivery: major_outage, everything: major_outage}

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:3:67: error: "E-mail delivery" has the id "mail" [unknown-component]
  3 | ..._performance, rest-api: partial_outage, E-mail delivery: major_outage, everything: major_outage}
    |                                            ^^^^^^^^^^^^^^^
  fix: components: {apo: degraded_performance, rest-api: partial_outage, mail: major_outage, everything: major_outage}

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:3:98: error: no such component: "everything" [unknown-component]
  3 | ..._outage, E-mail delivery: major_outage, everything: major_outage}
    |                                            ^^^^^^^^^^
  one of: api, mail

0 records, 0 runbooks, 0 playbooks read whole: 4 errors in 1 file
25 rules look at whole records alone: 1 record is to be mended first
=== exit 1
