"""unknown-reference: a runbook or playbook names a component or a role that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_book
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import nearest
from noa_status.model.runbook import Playbook, Runbook
from noa_status.model.site import Site

rule = Rule()


@rule.each_book
def check(book: Runbook | Playbook, site: Site) -> Iterator[Finding]:
    """Names each, and what was probably meant. A site without components has nothing to name."""
    known = [component.id for component in site.components]
    for id in book.components if isinstance(book, Runbook) and known else ():
        if id not in known:
            meant = nearest(id, known)
            says = f'there is no component "{id}"'
            hint = f'did you mean "{meant}"?' if meant else f"one of: {', '.join(known[:20])}"
            yield rule.problem(at=in_book(book, "components:", id), says=says, hint=hint)
    roles = [role.id for role in site.policy.roles]
    if isinstance(book, Playbook) and book.role is not None and book.role not in roles:
        meant = nearest(book.role, roles)
        fix = f"role: {meant}" if meant else ""
        says = f'the plan has no role "{book.role}"'
        yield rule.problem(at=in_book(book, "role:"), says=says, fix=fix, hint=f"one of: {', '.join(roles)}")
