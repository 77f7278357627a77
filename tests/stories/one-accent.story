One colour for light and dark: it has to be readable on light grounds, the dark one is made from it.

=== status.yml
name: Example
url: https://status.example.com/
accent: "#82aaf8"
components:
  - {id: api, name: API}
=== $ noa-status lint --now 2026-11-24T12:00Z
status.yml:3:9: error: #82aaf8 is hard to read on the light ground #fcfcfa: contrast 2.25, and 4.5 is the least [low-contrast]
  3 | accent: "#82aaf8"
    |         ^^^^^^^^^
  fix: accent: "#276cf3"

1 error in 1 file
=== exit 1
