The lines that rules lack, to look at or to apply.

=== status.yml
name: Example
url: https://status.example.com/
internal_url: https://on-call.example.com
=== runbooks/ApiDown.md
# ApiDown
=== runbooks/ApiSlow.md
# ApiSlow
=== rules/api.yml
groups:
  - name: api
    rules:
      - alert: ApiDown
        expr: up == 0
        annotations:
          summary: It is down.
      - expr: up < 3
        alert: ApiSlow # since May
      - alert: ApiSlow
        annotations: {summary: x}
      - alert: ApiDown
        annotations: {runbook_url: "https://wiki.example.org/"}
      - alert: Unknown
=== rules/other.json
{"groups": [{"rules": [
  {"alert": "ApiDown",
   "annotations": {
     "summary": "x"}}]}]}
=== $ noa-status alerts --annotate rules
--- a/rules/api.yml
+++ b/rules/api.yml
@@ -4,9 +4,12 @@
       - alert: ApiDown
         expr: up == 0
         annotations:
+          runbook_url: https://on-call.example.com/r/ApiDown/
           summary: It is down.
       - expr: up < 3
         alert: ApiSlow # since May
+        annotations:
+          runbook_url: https://on-call.example.com/r/ApiSlow/
       - alert: ApiSlow
         annotations: {summary: x}
       - alert: ApiDown
rules/api.yml:10: by hand: runbook_url: https://on-call.example.com/r/ApiSlow/
rules/other.json:2: by hand: runbook_url: https://on-call.example.com/r/ApiDown/
2 rules would get a runbook_url; nothing was written
=== exit 0
