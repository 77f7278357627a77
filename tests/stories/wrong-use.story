Exit status 2 is wrong use.

=== $ noa-status lint --now yesterday
Usage: noa-status lint [OPTIONS]
Try 'noa-status lint --help' for help.

Error: Invalid value for '--now': this is no instant; write it like 2026-11-24T10:02Z: yesterday
=== exit 2
=== $ noa-status lint --now 2026-11-24
Usage: noa-status lint [OPTIONS]
Try 'noa-status lint --help' for help.

Error: Invalid value for '--now': the time of day is missing: 2026-11-24 (did you mean 2026-11-24T00:00Z?)
=== exit 2
=== $ noa-status lnit
Error: No such command: "lnit". Did you mean "lint"?
=== exit 2
=== $ noa-status lint --root nowhere
Usage: noa-status lint [OPTIONS]
Try 'noa-status lint --help' for help.

Error: Invalid value for '--root': Directory 'nowhere' does not exist.
=== exit 2
