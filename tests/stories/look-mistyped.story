The look of the page, with a mistake in each of its lines.

=== status.yml
name: Example
url: https://status.example.com/
languages: [en, german, en, xx]
logo: {light: logo.svg, dark: logo-dark.gif}
accent: {light: "#82aaf8", dark: 2a5db0}
links:
  - {title: Website, url: example.com}
  - {title: "", url: "javascript:alert(1)"}
footer: |
  One line
  and another
announcement: {text: We move on Sunday., until: 2027-01-01}
sections: [open, recnet, open]
email_url: status@example.com
support_url: ftp://example.com/
components:
  - {id: api, name: API}
=== site_overrides/public/assets/logo-light.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
=== $ noa-status lint --now 2026-11-24T12:00Z
status.yml:3:17: error: no such language: "german" [unknown-language]
  3 | languages: [en, german, en, xx]
    |                 ^^^^^^
  fix: languages: [en, de, en, xx]
  did you mean "de"? (others: en, es, fr, ja, ar)

status.yml:3:25: error: "en" stands twice [duplicate-entry]
  3 | languages: [en, german, en, xx]
    |                         ^^
  keep one of them

status.yml:3:29: error: no such language: "xx" [unknown-language]
  3 | languages: [en, german, en, xx]
    |                             ^^
  one of: en, de, es, fr, ja, ar

status.yml:4:15: error: there is no site_overrides/public/assets/logo.svg [missing-file]
  4 | logo: {light: logo.svg, dark: logo-dark.gif}
    |               ^^^^^^^^
  fix: logo: {light: logo-light.svg, dark: logo-dark.gif}

status.yml:4:31: error: a logo is the name of an SVG or PNG file under site_overrides/public/assets/ [not-a-picture]
  4 | logo: {light: logo.svg, dark: logo-dark.gif}
    |                               ^^^^^^^^^^^^^
  write it like logo.svg

status.yml:5:17: error: #82aaf8 is hard to read on the light ground #fcfcfa: contrast 2.25, and 4.5 is the least [low-contrast]
  5 | accent: {light: "#82aaf8", dark: 2a5db0}
    |                 ^^^^^^^^^
  fix: accent: {light: "#276cf3", dark: 2a5db0}

status.yml:5:34: error: a colour is # and three or six digits from 0 to f [not-a-colour]
  5 | accent: {light: "#82aaf8", dark: 2a5db0}
    |                                  ^^^^^^
  fix: accent: {light: "#82aaf8", dark: "#4d81d5"}
  write it like "#2a5db0"

status.yml:7:27: error: a whole address is expected here, with https: or mailto: [not-an-address]
  7 |   - {title: Website, url: example.com}
    |                           ^^^^^^^^^^^
  fix: - {title: Website, url: https://example.com}

status.yml:8:13: error: the title is empty [empty-field]
  8 |   - {title: "", url: "javascript:alert(1)"}
    |             ^^
  write a text, or remove it

status.yml:8:22: error: a whole address is expected here, with https: or mailto: [not-an-address]
  8 |   - {title: "", url: "javascript:alert(1)"}
    |                      ^^^^^^^^^^^^^^^^^^^^^

status.yml:9:9: error: the footer is one line of plain text [more-than-one-line]
  9 | footer: |
    |         ^
  write it in one line

status.yml:12:49: error: the time of day is missing [no-time-of-day]
  12 | announcement: {text: We move on Sunday., until: 2027-01-01}
     |                                                 ^^^^^^^^^^
  fix: announcement: {text: We move on Sunday., until: 2027-01-01T00:00Z}

status.yml:13:18: error: no such section: "recnet" [unknown-section]
  13 | sections: [open, recnet, open]
     |                  ^^^^^^
  fix: sections: [open, recent, open]
  did you mean "recent"? (others: answer, open, components, planned)

status.yml:14:12: error: a whole address is expected here, with https: or mailto: [not-an-address]
  14 | email_url: status@example.com
     |            ^^^^^^^^^^^^^^^^^^
  fix: email_url: mailto:status@example.com

status.yml:15:14: error: a whole address is expected here, with https: or mailto: [not-an-address]
  15 | support_url: ftp://example.com/
     |              ^^^^^^^^^^^^^^^^^^

15 errors in 1 file
=== exit 1
