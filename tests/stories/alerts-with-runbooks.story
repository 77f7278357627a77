Every alert has a runbook, and every rule says where it is.

=== runbooks/ApiDown.md
# ApiDown

## Meaning

Nobody gets an answer.
=== runbooks/all.md
# All others

## DbSlow

Wait.
=== rules/api.yml
groups:
  - name: api
    rules:
      - alert: ApiDown
        expr: up == 0
        labels: {severity: critical}
        annotations:
          runbook_url: "https://on-call.example.com/r/{{ $labels.alertname }}/?pod={{ $labels.pod }}"
      - record: api:up
        expr: up
      - alert: DbSlow
        expr: db > 1
        annotations:
          runbook: runbooks/all.md#dbslow
=== status.yml
name: Example
url: https://status.example.com/
internal_url: https://on-call.example.com/
alert_rules: [rules]
=== $ noa-status alerts
1 file, 2 rules, 2 alerts: 2 have a runbook, 0 have none; 0 runbooks without an alert; 0 names in several rules; links: 2 to runbooks here, 0 elsewhere, 0 nowhere: nothing wrong
=== exit 0
=== $ noa-status alerts rules/api.yml --strict
1 file, 2 rules, 2 alerts: 2 have a runbook, 0 have none; 0 runbooks without an alert; 0 names in several rules; links: 2 to runbooks here, 0 elsewhere, 0 nowhere: nothing wrong
=== exit 0
