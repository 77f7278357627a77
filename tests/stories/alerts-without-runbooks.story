Rules and runbooks have grown apart, each in its own way.

=== status.yml
name: Example
url: https://status.example.com/
internal_url: https://on-call.example.com/
alert_rules: [rules/]
=== runbooks/ApiDown.md
---
alerts: [ApiDown]
severity: SEV2
---
# The API is down

## Meaning

Nobody gets an answer.
=== runbooks/OldName.md
# OldName
=== rules/api.yml
groups:
  - name: api
    rules:
      - alert: ApiDown
        expr: up == 0
        labels:
          severity: critical
        annotations:
          summary: It is down.
      - alert: ApiDown
        expr: up < 3
        labels:
          severity: page-somebody
        annotations:
          runbook_url: https://on-call.example.com/r/ApiDwon/
      - alert: ApiDowns
        expr: up < 2
      - alert: DbGone
        expr: db == 0
        annotations:
          runbook_url: https://wiki.example.org/db
      - alert: DbSlow
        expr: db > 1
        annotations:
          runbook_url: https://on-call.example.com/runbooks/apidown/
      - alert: WebSlow
        expr: web > 1
        annotations:
          runbook: docs/web.md#slow
=== $ noa-status alerts
rules/api.yml:4:16: warning: the rule does not say where its runbook is: runbooks/ApiDown.md [no-runbook-link]
  4 |       - alert: ApiDown
    |                ^^^^^^^
  fix: runbook_url: https://on-call.example.com/r/ApiDown/
  an annotation of the rule; --annotate prints all such lines

rules/api.yml:7:21: warning: critical means SEV1 here, and runbooks/ApiDown.md says SEV2 [alert-severity-differs]
  7 |           severity: critical
    |                     ^^^^^^^^
  one of the two; what a label means is said by alert_severities in status.yml

rules/api.yml:10:16: warning: ApiDown is the name of two rules: page-somebody here, critical in rules/api.yml:4 [alert-in-several-rules]
  10 |       - alert: ApiDown
     |                ^^^^^^^
  fine where one runbook speaks of them all; else tell them apart

rules/api.yml:13:21: warning: nobody says what severity "page-somebody" is in the plan [unknown-alert-severity]
  13 |           severity: page-somebody
     |                     ^^^^^^^^^^^^^
  alert_severities: {page-somebody: SEV1} in status.yml (SEV1, SEV2, SEV3, SEV4 or none)

rules/api.yml:15:24: error: this leads nowhere: no runbook answers to ApiDwon [dead-runbook-link]
  15 |           runbook_url: https://on-call.example.com/r/ApiDwon/
     |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  fix: runbook_url: https://on-call.example.com/r/ApiDown/

rules/api.yml:16:16: error: ApiDowns has no runbook [alert-without-runbook]
  16 |       - alert: ApiDowns
     |                ^^^^^^^^
  write runbooks/ApiDowns.md, or name the alert in the runbook that speaks of it: alerts: [ApiDowns]; the nearest is runbooks/ApiDown.md

rules/api.yml:18:16: warning: DbGone has no runbook here, and where its link leads (wiki.example.org) is not looked at [alert-without-runbook]
  18 |       - alert: DbGone
     |                ^^^^^^
  write runbooks/DbGone.md, or name the alert in the runbook that speaks of it: alerts: [DbGone]

rules/api.yml:25:24: warning: servers tell capitals from small letters, and the page is spelled otherwise [runbook-link-case]
  25 |           runbook_url: https://on-call.example.com/runbooks/apidown/
     |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  fix: runbook_url: https://on-call.example.com/runbooks/ApiDown/

rules/api.yml:26:16: error: WebSlow has no runbook [alert-without-runbook]
  26 |       - alert: WebSlow
     |                ^^^^^^^
  write runbooks/WebSlow.md, or name the alert in the runbook that speaks of it: alerts: [WebSlow]

rules/api.yml:29:20: error: this leads nowhere: there is no file docs/web.md [dead-runbook-link]
  29 |           runbook: docs/web.md#slow
     |                    ^^^^^^^^^^^^^^^^

runbooks/OldName.md:1:1: warning: no rule has an alert OldName, which this runbook answers to [runbook-without-alert]
  1 | # OldName
  alerts: [TheNewName] in its front matter, where the alert was renamed; else remove it

1 file, 6 rules, 5 alerts: 2 have a runbook, 3 have none (1 of them links elsewhere); 1 runbook without an alert; 1 name in several rules; links: 1 to runbooks here, 1 elsewhere, 2 nowhere: 4 errors and 7 warnings in 2 files
=== exit 1
=== $ noa-status alerts --errors-only --ignore dead-runbook-link
rules/api.yml:16:16: error: ApiDowns has no runbook [alert-without-runbook]
  16 |       - alert: ApiDowns
     |                ^^^^^^^^
  write runbooks/ApiDowns.md, or name the alert in the runbook that speaks of it: alerts: [ApiDowns]; the nearest is runbooks/ApiDown.md

rules/api.yml:26:16: error: WebSlow has no runbook [alert-without-runbook]
  26 |       - alert: WebSlow
     |                ^^^^^^^
  write runbooks/WebSlow.md, or name the alert in the runbook that speaks of it: alerts: [WebSlow]

1 file, 6 rules, 5 alerts: 2 have a runbook, 3 have none (1 of them links elsewhere); 1 runbook without an alert; 1 name in several rules; links: 1 to runbooks here, 1 elsewhere, 2 nowhere: 2 errors in 1 file
=== exit 1
