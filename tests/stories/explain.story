The word in brackets, explained.

=== $ noa-status explain no-time-zone
no-time-zone (error)

An instant says no zone, so nobody can tell when it was.

What would be right: Z for UTC, or an offset such as +01:00.
=== exit 0
=== $ noa-status explain late
Usage: noa-status explain [OPTIONS] CODE
Try 'noa-status explain --help' for help.

Error: No such code: "late". Did you mean "late-update"?
=== exit 2
=== $ noa-status explain short-text
short-text (warning by default)

An update of less than five words.

Why. A visitor asks three things: is it me or you, since when, and when do I hear more? Three words
answer none of them, and cost a subscriber a mail.

Wrong:

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md

    ---
    status: investigating
    components: {api: degraded_performance}
    ---
    Looking into it.

    $ noa-status lint
    incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md:5:1: warning: three words tell a customer nothing [short-text]
      5 | Looking into it.
        | ^^^^^^^^^^^^^^^^
      say what users see, since when, and when they hear more

Right:

incidents/2026/2026-11-24-api-slow/updates/20261124T1015Z.md

    ---
    status: investigating
    components: {api: degraded_performance}
    ---
    Since 10:02 UTC requests to the API take up to ten seconds. We tell more by 12:15 UTC.
=== exit 0
