What status.yml says of alerts is looked at, too.

=== status.yml
name: Example
url: https://status.example.com/
alert_rules: [rules, roles/]
alert_severities: {critical: SEV1, ticket: SEV5}
=== $ noa-status lint --now 2026-11-24T12:00Z
status.yml:3:15: warning: there is no rules [missing-rules]
  3 | alert_rules: [rules, roles/]
    |               ^^^^^
  a file or folder of rules

status.yml:3:22: warning: there is no roles/ [missing-rules]
  3 | alert_rules: [rules, roles/]
    |                      ^^^^^^
  a file or folder of rules

status.yml:4:44: error: no such severity: "SEV5" [unknown-severity]
  4 | alert_severities: {critical: SEV1, ticket: SEV5}
    |                                            ^^^^
  fix: alert_severities: {critical: SEV1, ticket: SEV4}
  did you mean "SEV4"? (others: SEV1, SEV2, SEV3, none)

1 error and 2 warnings in 1 file
=== exit 1
