Nothing to look at, and other wrong use.

=== rules/none.yml
groups: []
=== $ noa-status alerts
Usage: noa-status alerts [OPTIONS] [RULES]...
Try 'noa-status alerts --help' for help.

Error: Name the files or folders with alerting rules, or alert_rules in status.yml.
=== exit 2
=== $ noa-status alerts rules
noa-status: there is no alerting rule in what was named
=== exit 2
=== $ noa-status alerts nowhere
Usage: noa-status alerts [OPTIONS] [RULES]...
Try 'noa-status alerts --help' for help.

Error: Invalid value for '[RULES]...': Path 'nowhere' does not exist.
=== exit 2
=== $ noa-status alerts rules --ignore short-text
Usage: noa-status alerts [OPTIONS] [RULES]...
Try 'noa-status alerts --help' for help.

Error: No such code: "short-text". There are: alert-in-several-rules, alert-severity-differs, alert-without-runbook, dead-runbook-link, foreign-runbook-link, no-runbook-link, runbook-link-case, runbook-without-alert, unknown-alert-severity.
=== exit 2
=== $ noa-status alerts rules --root docs
Usage: noa-status alerts [OPTIONS] [RULES]...
Try 'noa-status alerts --help' for help.

Error: Invalid value for '--root': Directory 'docs' does not exist.
=== exit 2
