A colour without quotes is a comment to YAML.

=== status.yml
name: Example
url: https://status.example.com/
accent: #2a5db0
components:
  - {id: api, name: API}
=== $ noa-status lint --now 2026-11-24T12:00Z
status.yml:3:8: error: the colour is empty [empty-field]
  3 | accent: #2a5db0
    |        ^
  a colour stands in quotes, "#2a5db0": without them it is a comment

1 error in 1 file
=== exit 1
