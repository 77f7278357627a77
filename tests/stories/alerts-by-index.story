The rules have a repository of their own, and of the runbooks only the published list is there.

=== r/index.json
{"alerts": {"ApiDown": ["../runbooks/ApiDown/"], "DbSlow": ["../runbooks/db/"], "DbGone": ["../runbooks/db/"]},
 "url": "https://on-call.example.com/", "version": 1}
=== status.yml (gone)
=== docs/alerts.md
# Alerts

## Web
=== rules/api.yml
groups:
  - name: api
    rules:
      - alert: ApiDown
        annotations: {runbook_url: "https://on-call.example.com/r/ApiDown/"}
      - alert: ApiSlow
        annotations: {runbook_url: "https://on-call.example.com/r/ApiSlow/"}
      - alert: DbGone
        annotations:
          summary: It is gone.
      - alert: WebSlow
        annotations: {runbook: "docs/alerts.md#web"}
      - alert: WebDown
        annotations: {runbook: "docs/alerts.md#gone"}
=== $ noa-status alerts rules --index r/index.json
rules/api.yml:6:16: error: ApiSlow has no runbook [alert-without-runbook]
  6 |       - alert: ApiSlow
    |                ^^^^^^^
  write runbooks/ApiSlow.md, or name the alert in the runbook that speaks of it: alerts: [ApiSlow]

rules/api.yml:7:36: error: this leads nowhere: no runbook answers to ApiSlow [dead-runbook-link]
  7 |         annotations: {runbook_url: "https://on-call.example.com/r/ApiSlow/"}
    |                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

rules/api.yml:8:16: warning: the rule does not say where its runbook is: runbooks/db [no-runbook-link]
  8 |       - alert: DbGone
    |                ^^^^^^
  fix: runbook_url: https://on-call.example.com/r/DbGone/
  an annotation of the rule; --annotate prints all such lines

rules/api.yml:13:16: error: WebDown has no runbook [alert-without-runbook]
  13 |       - alert: WebDown
     |                ^^^^^^^
  write runbooks/WebDown.md, or name the alert in the runbook that speaks of it: alerts: [WebDown]

rules/api.yml:14:32: error: this leads nowhere: docs/alerts.md has no anchor #gone [dead-runbook-link]
  14 |         annotations: {runbook: "docs/alerts.md#gone"}
     |                                ^^^^^^^^^^^^^^^^^^^^^

1 file, 5 rules, 5 alerts: 3 have a runbook, 2 have none; 0 runbooks without an alert; 0 names in several rules; links: 2 to runbooks here, 0 elsewhere, 2 nowhere: 4 errors and 1 warning in 1 file
=== exit 1
=== $ noa-status alerts rules --index r/index.json --annotate
--- a/rules/api.yml
+++ b/rules/api.yml
@@ -7,6 +7,7 @@
         annotations: {runbook_url: "https://on-call.example.com/r/ApiSlow/"}
       - alert: DbGone
         annotations:
+          runbook_url: https://on-call.example.com/r/DbGone/
           summary: It is gone.
       - alert: WebSlow
         annotations: {runbook: "docs/alerts.md#web"}
1 rule would get a runbook_url; nothing was written
=== exit 0
=== $ noa-status alerts rules
noa-status: there is no status.yml: say with --root where the runbooks' repository is, or use --index
=== exit 2
=== $ noa-status alerts rules --index rules/api.yml
noa-status: rules/api.yml is no list of short links (JSON is malformed: invalid character (byte 0)); it is published as r/index.json of the internal site
=== exit 2
