A template of one's own asks for what is not there. It is whole, so this is seen only when a page is built.

=== site_overrides/public/components/footer.html.j2
<footer>
<a href="{{ 'history/'|link(page.rot) }}">History</a>
</footer>
=== $ noa-status lint --now 2026-11-24T12:00Z
1 record, 0 runbooks, 0 playbooks read whole: nothing wrong
=== exit 0
=== $ noa-status build --public --now 2026-11-24T12:00Z
site_overrides/public/components/footer.html.j2:2:29: error: `page.rot` is not there [unknown-name]
  2 | <a href="{{ 'history/'|link(page.rot) }}">History</a>
    |                             ^^^^^^^^
  did you mean "page.root"?

Not built: 1 error in 1 file. The site that was there is as it was.
=== exit 1
