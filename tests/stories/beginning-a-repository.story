A repository from nothing, all of it green, and left alone the second time.

=== $ noa-status init new --name Example --url https://status.example.com --now 2026-11-24T12:00Z
new/POST_MORTEM_TEMPLATE.md
new/README.md
new/docs/index.md
new/.gitattributes
new/.github/workflows/preview-comment.yml
new/.github/workflows/preview.yml
new/.github/workflows/publish.yml
new/.gitignore
new/.gitlab-ci.yml
new/mkdocs.yml
new/playbooks/incident-commander.md
new/requirements.txt
new/runbooks/ApiLatencyHigh.md
new/status.yml
new/incidents/2026/2026-11-23-example-api-slow/incident.yml
new/incidents/2026/2026-11-23-example-api-slow/updates/20261123T0922Z.md
new/incidents/2026/2026-11-23-example-api-slow/updates/20261123T0943Z.md
new/incidents/2026/2026-11-23-example-api-slow/updates/20261123T1004Z.md
Next: cd new && noa-status lint && noa-status build
Next: put your components and people into status.yml; noa-status declare when something breaks
=== exit 0
=== $ noa-status lint --root new --now 2026-11-24T12:00Z
1 record, 1 runbook, 1 playbook read whole: nothing wrong
=== exit 0
=== $ noa-status init new --name Example --url https://status.example.com --now 2026-11-24T12:00Z
noa-status: there already, and left alone: POST_MORTEM_TEMPLATE.md, README.md, docs/index.md, .gitattributes, .github/workflows/preview-comment.yml and 13 more; begin in an empty folder
=== exit 2
=== $ noa-status init new --url status.example.com --name x
Usage: noa-status init [OPTIONS] [FOLDER]
Try 'noa-status init --help' for help.

Error: --url is a whole address: https://status.example.com
=== exit 2
