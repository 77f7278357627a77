The same, for programs and for GitHub.

=== runbooks/ApiDown.md
# ApiDown
=== rules/api.yml
groups:
  - name: api
    rules:
      - alert: ApiDown
        labels: {severity: critical}
        annotations: {runbook_url: "https://wiki.example.org/100%/x,y"}
      - alert: DbGone
=== $ noa-status alerts rules --format github
::warning file=rules/api.yml,line=6,col=36,endColumn=71,title=foreign-runbook-link::this leads to wiki.example.org, and runbooks/ApiDown.md is here
::error file=rules/api.yml,line=7,col=16,endColumn=22,title=alert-without-runbook::DbGone has no runbook%0Awrite runbooks/DbGone.md, or name the alert in the runbook that speaks of it: alerts: [DbGone]
1 file, 2 rules, 2 alerts: 1 has a runbook, 1 has none; 0 runbooks without an alert; 0 names in several rules; links: 0 to runbooks here, 1 elsewhere, 0 nowhere: 1 error and 1 warning in 1 file
=== exit 1
=== $ noa-status alerts rules --format json
{
  "counts": {
    "files": 1,
    "rules": 2,
    "alerts": 2,
    "with_runbook": 1,
    "elsewhere": 0,
    "without_runbook": 1,
    "runbooks_without_alert": 0,
    "names_in_several_rules": 0,
    "links_here": 0,
    "links_elsewhere": 1,
    "links_nowhere": 0,
    "links_not_looked_at": 0
  },
  "alerts": [
    {
      "name": "ApiDown",
      "cover": "here",
      "runbooks": [
        "runbooks/ApiDown.md"
      ],
      "rules": [
        {
          "path": "rules/api.yml",
          "line": 4,
          "severity": "critical",
          "links": [
            {
              "annotation": "runbook_url",
              "written": "https://wiki.example.org/100%/x,y",
              "leads": "elsewhere",
              "says": ""
            }
          ]
        }
      ]
    },
    {
      "name": "DbGone",
      "cover": "none",
      "runbooks": [],
      "rules": [
        {
          "path": "rules/api.yml",
          "line": 7,
          "severity": "",
          "links": []
        }
      ]
    }
  ],
  "runbooks_without_alert": [],
  "problems": [
    {
      "code": "foreign-runbook-link",
      "place": {
        "path": "rules/api.yml",
        "line": 6,
        "column": 36,
        "length": 35
      },
      "says": "this leads to wiki.example.org, and runbooks/ApiDown.md is here",
      "level": "warning",
      "fix": "",
      "hint": "",
      "edit": null
    },
    {
      "code": "alert-without-runbook",
      "place": {
        "path": "rules/api.yml",
        "line": 7,
        "column": 16,
        "length": 6
      },
      "says": "DbGone has no runbook",
      "level": "error",
      "fix": "",
      "hint": "write runbooks/DbGone.md, or name the alert in the runbook that speaks of it: alerts: [DbGone]",
      "edit": null
    }
  ]
}
=== exit 1
