A published update was wrong: its text is put right, and the page says so.

=== $ noa-status correct api-slow -u 1015 -m "Requests to the API took up to ten seconds." -w "It said minutes." --now 2026-11-24T12:05Z
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md
  @@ -3,3 +3,5 @@
   components: {"api": "degraded_performance"}
  +corrected: 2026-11-24T12:05Z
  +correction: It said minutes.
   ---
  -Requests to the API take longer than usual. We are working on it.
  +Requests to the API took up to ten seconds.

Home goes on to say: Everything is working.
API requests are slow: Minor impact, resolved

Written:
incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md
Next: git add incidents/2026/2026-11-24-api-slow && git commit -m 'API requests are slow: corrected: It said minutes.' && git push   (or all of it with --git)
=== exit 0
=== $ noa-status correct api-slow -u 11 -c web -w "The dashboard was slow, too." --now 2026-11-24T12:10Z
Usage: noa-status correct [OPTIONS] [INCIDENT]
Try 'noa-status correct --help' for help.

Error: "11" fits more than one update; there are: 20261124T1015Z, 20261124T1120Z.
=== exit 2
=== $ noa-status correct api-slow -u 0900 -m x -w y
Usage: noa-status correct [OPTIONS] [INCIDENT]
Try 'noa-status correct --help' for help.

Error: "0900" fits no update; there are: 20261124T1015Z, 20261124T1120Z.
=== exit 2
