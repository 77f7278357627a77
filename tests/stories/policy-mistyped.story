Mistakes in status.yml, in the policy among them.

=== status.yml
name: Example
url: status.example.com
recent_days: many
groups: [{id: Core Services, name: Core}]
components:
  - {id: api, name: API, group: cor}
  - {id: api, name: Web}
policy:
  severities:
    - {id: SEV1, update_every: 15 m}
    - {id: SEV2, update_every: 30 minits, visibility: hidden}
=== $ noa-status lint --now 2026-11-24T12:00Z
status.yml:2:6: error: an address like https://status.example.com/ is expected here [not-an-address]
  2 | url: status.example.com
    |      ^^^^^^^^^^^^^^^^^^
  fix: url: https://status.example.com

status.yml:3:14: error: a whole number is expected here [not-a-number]
  3 | recent_days: many
    |              ^^^^
  digits only, at most nine

status.yml:4:15: error: an id takes lower-case letters, digits, hyphens and underscores [id-letters]
  4 | groups: [{id: Core Services, name: Core}]
    |               ^^^^^^^^^^^^^
  fix: groups: [{id: core-services, name: Core}]

status.yml:6:33: error: no such group: "cor" [unknown-group]
  6 |   - {id: api, name: API, group: cor}
    |                                 ^^^
  one of: Core Services

status.yml:7:10: error: "api" stands twice [duplicate-id]
  7 |   - {id: api, name: Web}
    |          ^^^

status.yml:10:32: error: "m" may be minutes or months: write "15 minutes" or "15 months" [unreadable-duration]
  10 |     - {id: SEV1, update_every: 15 m}
     |                                ^^^^
  write it like 30 minutes

status.yml:11:32: error: there is no unit "minits": did you mean "30 minutes"? [unreadable-duration]
  11 |     - {id: SEV2, update_every: 30 minits, visibility: hidden}
     |                                ^^^^^^^^^
  write it like 30 minutes

status.yml:11:55: error: no such visibility: "hidden" [unknown-visibility]
  11 |     - {id: SEV2, update_every: 30 minits, visibility: hidden}
     |                                                       ^^^^^^
  one of: public, internal

8 errors in 1 file
=== exit 1
