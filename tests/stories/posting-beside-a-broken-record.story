The only open incident cannot be read: that is said, instead of that there is none.

=== incidents/2026/2026-11-25-web-slow/incident.yml
title: The dashboard is slow
severity: SEV33
started_at: 2026-11-25T09:50Z
=== $ noa-status update --now 2026-11-25T10:00Z
Usage: noa-status update [OPTIONS] [INCIDENT]
Try 'noa-status update --help' for help.

Error: There is no open incident. Name one: 2026-11-24-api-slow. Not looked at, since it cannot be read: incidents/2026/2026-11-25-web-slow/incident.yml; noa-status lint says why.
=== exit 2
=== $ noa-status show --now 2026-11-25T10:00Z
Nothing that can be read is open.

Not looked at, since it cannot be read: incidents/2026/2026-11-25-web-slow/incident.yml. noa-status lint says why.
=== exit 0
