"""What every page says of the site, in each of its languages; and what home alone says."""

from __future__ import annotations

from datetime import datetime

from noa_status.model.component import ComponentStatus
from noa_status.model.site import Site
from noa_status.model.uptime import WEIGHTS
from noa_status.public.values import Accent, Announcement, LanguageLink, Logo, Look, OutsideLink, SecurityContact, SiteHead
from noa_status.words.languages import language_of


def site_heads(site: Site) -> tuple[SiteHead, ...]:
    """What every page says of the site, for each language; the one of the records is the first."""
    links = tuple(
        LanguageLink(code=code, name=language_of(code).name, folder=f"{code}/" if place else "")
        for place, code in enumerate(site.languages)
    )
    return tuple(
        SiteHead(
            name=site.name,
            url=site.url,
            language=link.code,
            folder=link.folder,
            languages=links if len(links) > 1 else (),
            partial_weight=WEIGHTS[ComponentStatus.PARTIAL_OUTAGE],
            look=_look(site),
        )
        for link in links
    )


def site_head(site: Site) -> SiteHead:
    """What every page says of the site in the language of the records."""
    return site_heads(site)[0]


def announcement(site: Site, now: datetime) -> Announcement | None:
    """The line above everything on home, where there is one at `now`."""
    found = site.look.announcement_at(now)
    return None if found is None else Announcement(text=found.text, url=found.url, until=found.until)


def security_contact(site: Site) -> SecurityContact | None:
    """Where weaknesses are reported, where `status.yml` says so."""
    said = site.security
    if said is None:
        return None
    return SecurityContact(
        contacts=said.contact,
        expires_at=said.expires,
        policy=said.policy,
        encryption=said.encryption,
        acknowledgments=said.acknowledgments,
    )


def _look(site: Site) -> Look:
    look = site.look
    return Look(
        logo=None if look.logo is None else Logo(light=look.logo.light, dark=look.logo.dark, alt=look.logo.alt),
        accent=None if look.accent is None else Accent(light=look.accent.light, dark=look.accent.dark),
        links=tuple(OutsideLink(title=link.title, url=link.url) for link in look.links),
        footer=look.footer,
        support_url=look.support_url,
    )
