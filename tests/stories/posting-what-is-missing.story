Without a terminal nothing is asked: all that is missing is named at once, and what fits nothing with what would.

=== $ noa-status declare
Usage: noa-status declare [OPTIONS]
Try 'noa-status declare --help' for help.

Error: Missing: -t TEXT (what is wrong, as customers would say it); -s SEVERITY (SEV1, SEV2, SEV3, SEV4); -c ID=STATUS (a component and its state); -m TEXT (what the public reads).
=== exit 2
=== $ noa-status declare -s SEV9 -t "Sign-in fails"
Usage: noa-status declare [OPTIONS]
Try 'noa-status declare --help' for help.

Error: No severity "SEV9"; one of: SEV1, SEV2, SEV3, SEV4.
=== exit 2
=== $ noa-status declare -s SEV2 -t "Sign-in fails" -c apx=dead -c zzz -m "Signing in fails for some people."
Usage: noa-status declare [OPTIONS]
Try 'noa-status declare --help' for help.

Error: no component "apx"; did you mean "api"?; no state "dead"; one of: operational, under_maintenance, degraded_performance, partial_outage, major_outage; no component "zzz"; one of: api, db, web.
=== exit 2
=== $ noa-status declare -s SEV2 -t "Sign-in fails" -c web -m "Signing in fails for some people." -r comander=ana
Usage: noa-status declare [OPTIONS]
Try 'noa-status declare --help' for help.

Error: No role "comander"; did you mean "commander"?
=== exit 2
=== $ noa-status declare -s SEV2 -t "Sign-in fails" -c web -m "Signing in fails for some people." -r commander=anna
Usage: noa-status declare [OPTIONS]
Try 'noa-status declare --help' for help.

Error: Nobody in status.yml is called "anna"; did you mean "ana"?
=== exit 2
=== $ noa-status update
Usage: noa-status update [OPTIONS] [INCIDENT]
Try 'noa-status update --help' for help.

Error: There is no open incident. Name one: 2026-11-24-api-slow.
=== exit 2
=== $ noa-status update api-slwo
Usage: noa-status update [OPTIONS] [INCIDENT]
Try 'noa-status update --help' for help.

Error: No record is called "api-slwo". Did you mean 2026-11-24-api-slow?
=== exit 2
=== $ noa-status update api-slow -s solved
Usage: noa-status update [OPTIONS] [INCIDENT]
Try 'noa-status update --help' for help.

Error: No incident status "solved"; did you mean "resolved"?
=== exit 2
=== $ noa-status correct api-slow
Usage: noa-status correct [OPTIONS] [INCIDENT]
Try 'noa-status correct --help' for help.

Error: Missing: -m TEXT (the text as it should have been), -c or -s; -w TEXT (what was wrong; the public reads it).
=== exit 2
=== $ noa-status maintenance plan
Usage: noa-status maintenance plan [OPTIONS]
Try 'noa-status maintenance plan --help' for help.

Error: Missing: -t TEXT (what is done, as customers would say it); --start INSTANT (when the window opens); --end INSTANT or --for "90 minutes" (when it closes); -c ID (a component that is worked on); -m TEXT (what the public reads).
=== exit 2
