A chart's templates lie among the rules, and a file that somebody broke.

=== runbooks/ApiDown.md
# ApiDown
=== rules/a.yaml
{{- if .Values.enabled }}
groups:
  - name: a
    rules:
      - alert: ApiDown
{{- end }}
=== rules/b.yaml
groups:
  - name: b
    rules:
      - alert: "ApiDown
=== rules/c.yaml
kind: PrometheusRule
spec:
  groups:
    - name: c
      rules:
        - alert: ApiDown
          annotations: {runbook: runbooks/ApiDown.md}
=== rules/d.yaml (bytes)
# alert: \xff
=== $ noa-status alerts rules
rules/a.yaml:1:1: warning: a template, and no YAML before it is filled in: the alerts in it are not read [helm-template]
  1 | {{- if .Values.enabled }}
    | ^^
  look at what comes of it: helm template CHART | noa-status alerts -

rules/b.yaml:4:16: error: a quote is opened here and never closed [yaml-syntax]
  4 |       - alert: "ApiDown
    |                ^
  close it

rules/d.yaml:1:10: error: byte 0xff is not UTF-8 [not-utf-8]
  1 | # alert: �
    |          ^
  save the file as UTF-8

4 files, 1 rule, 1 alert: 1 has a runbook, 0 have none; 0 runbooks without an alert; 0 names in several rules; links: 1 to runbooks here, 0 elsewhere, 0 nowhere: 2 errors and 1 warning in 3 files
=== exit 1
