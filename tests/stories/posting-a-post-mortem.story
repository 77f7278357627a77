The post-mortem begins with what the record knows, and is not published while the template still asks for something.

=== incidents/2026/2026-11-24-api-slow/incident.yml
title: API requests are slow
severity: SEV2
started_at: 2026-11-24T10:02Z
detected_at: 2026-11-24T10:05Z
roles: {commander: ana, technical_lead: bo, communications_lead: cy}
=== $ noa-status postmortem --meeting 2026-11-25T14:00Z --now 2026-11-24T12:00Z
incidents/2026/2026-11-24-api-slow/postmortem.md (new)
  ---
  state: draft
  meeting_at: 2026-11-25T14:00Z
  factors: []
  action_items: []
  ---
  ## What happened
  
  <To be written.>
  
  ## Timeline of events
  
  - 2026-11-24T10:02Z Users are affected from here on.
  - 2026-11-24T10:05Z Detected.
  - 2026-11-24T10:15Z The public is told: investigating.
  - 2026-11-24T11:20Z Resolved.
  - 2026-11-24T11:20Z The public is told: resolved.
  
  ## Root cause
  
  <To be written.>
  
  ## Resolution steps
  
  <To be written.>
  
  ## Impact assessment
  
  <To be written.>
  
  ## Action items
  
  <To be written.>

Home goes on to say: Everything is working.
API requests are slow: Major impact, resolved

Written:
incidents/2026/2026-11-24-api-slow/postmortem.md
Next: git add incidents/2026/2026-11-24-api-slow && git commit -m 'API requests are slow: post-mortem begun' && git push   (or all of it with --git)
Next: its meeting is due by 26 Nov 2026, 11:20 UTC
Next: write it, then noa-status postmortem 2026-11-24-api-slow --publish
=== exit 0
=== $ noa-status postmortem --publish --now 2026-11-25T15:00Z
noa-status: incidents/2026/2026-11-24-api-slow/postmortem.md:9: what the template asks for is still there: "<To be written.>": write it, or remove the section
=== exit 1
=== $ noa-status postmortem api-slow --now 2026-11-25T15:00Z
Usage: noa-status postmortem [OPTIONS] [INCIDENT]
Try 'noa-status postmortem --help' for help.

Error: incidents/2026/2026-11-24-api-slow/postmortem.md is there already: --meeting or --publish changes it.
=== exit 2
