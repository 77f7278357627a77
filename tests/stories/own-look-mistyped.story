The organisation's own look, with a mistake in each of its files. A template that is no longer used is only a warning.

=== site_overrides/public/base.html.j2
{% extends "base.html.j2" %}
{% block feeds %}{{ super() }}<meta name="theme-color" content="#2a5db0">{% endblock %}
=== site_overrides/public/components/footer.html.j2
{% include "default/components/footer.html.j2" %}
{% include "componets/legal.html.j2" %}
=== site_overrides/public/components/header.html.j2
<header>
{% if page.site.look.logo %}
</header>
=== site_overrides/public/components/legal.html.j2
<p>Example Ltd</p>
=== site_overrides/public/css/foter.css
.footer { color: var(--ink); }
=== site_overrides/public/css/own.css
/* Ours. */
.header { background: url("https://example.com/ground.png");
.footer { color: var(--ink); }
=== site_overrides/public/js/own.js
comforts.push(() => { document.body.append("</script>") })
=== $ noa-status lint --now 2026-11-24T12:00Z
site_overrides/public/base.html.j2:1:13: error: this file extends itself [template-of-itself]
  1 | {% extends "base.html.j2" %}
    |             ^^^^^^^^^^^^
  fix: {% extends "default/base.html.j2" %}

site_overrides/public/components/footer.html.j2:2:13: error: there is no template componets/legal.html.j2 [unknown-template]
  2 | {% include "componets/legal.html.j2" %}
    |             ^^^^^^^^^^^^^^^^^^^^^^^
  did you mean "components/legal.html.j2"?

site_overrides/public/components/header.html.j2:3:1: error: the template cannot be read on from here: unexpected end of input, expected end of block [template-syntax]
  3 | </header>

site_overrides/public/components/legal.html.j2:1:1: warning: nothing uses this file [unused-override]
  1 | <p>Example Ltd</p>
  did you mean "componets/legal.html.j2"?

site_overrides/public/css/foter.css:1:1: warning: nothing uses this file [unused-override]
  1 | .footer { color: var(--ink); }
  did you mean "css/footer.css"?

site_overrides/public/css/own.css:2:9: error: { is never closed [css-not-closed]
  2 | .header { background: url("https://example.com/ground.png");
    |         ^
  close it, or all rules behind it count for nothing

site_overrides/public/css/own.css:2:23: warning: url(" is never fetched [css-fetches]
  2 | .header { background: url("https://example.com/ground.png");
    |                       ^^^^^
  a page fetches nothing: put a small picture in as data:, and rules into css/own.css

site_overrides/public/js/own.js:1:45: error: </script ends or changes the <script> that it stands in [early-end]
  1 | comforts.push(() => { document.body.append("</script>") })
    |                                             ^^^^^^^^
  write <\/script

1 record, 0 runbooks, 0 playbooks read whole: 5 errors and 3 warnings in 7 files
=== exit 1
=== $ noa-status build --public --keep-going --now 2026-11-24T12:00Z
site_overrides/public/base.html.j2:1:13: error: this file extends itself [template-of-itself]
  1 | {% extends "base.html.j2" %}
    |             ^^^^^^^^^^^^
  fix: {% extends "default/base.html.j2" %}

site_overrides/public/components/footer.html.j2:2:13: error: there is no template componets/legal.html.j2 [unknown-template]
  2 | {% include "componets/legal.html.j2" %}
    |             ^^^^^^^^^^^^^^^^^^^^^^^
  did you mean "components/legal.html.j2"?

site_overrides/public/components/header.html.j2:3:1: error: the template cannot be read on from here: unexpected end of input, expected end of block [template-syntax]
  3 | </header>

site_overrides/public/components/legal.html.j2:1:1: warning: nothing uses this file [unused-override]
  1 | <p>Example Ltd</p>
  did you mean "componets/legal.html.j2"?

site_overrides/public/css/foter.css:1:1: warning: nothing uses this file [unused-override]
  1 | .footer { color: var(--ink); }
  did you mean "css/footer.css"?

site_overrides/public/css/own.css:2:9: error: { is never closed [css-not-closed]
  2 | .header { background: url("https://example.com/ground.png");
    |         ^
  close it, or all rules behind it count for nothing

site_overrides/public/css/own.css:2:23: warning: url(" is never fetched [css-fetches]
  2 | .header { background: url("https://example.com/ground.png");
    |                       ^^^^^
  a page fetches nothing: put a small picture in as data:, and rules into css/own.css

site_overrides/public/js/own.js:1:45: error: </script ends or changes the <script> that it stands in [early-end]
  1 | comforts.push(() => { document.body.append("</script>") })
    |                                             ^^^^^^^^
  write <\/script

Not built: 5 errors and 3 warnings in 7 files. The site that was there is as it was.
=== exit 1
