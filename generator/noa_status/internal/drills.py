"""The page of drills: which to hold next, what proves each runbook, and what came of those that were held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noa_status.internal import addresses, books
from noa_status.internal.facts import Facts, begins_at
from noa_status.internal.library import Library
from noa_status.internal.page import InternalFile, InternalPage, World
from noa_status.internal.sheet_pages import SheetsPage, beside, section_of, sheets_page
from noa_status.internal.sheets import Cell, Column, Sheet, cell, files_of
from noa_status.internal.telling import counted, day, days, in_a_list, severity_mark, title_of_role
from noa_status.internal.values import Fact, Link, Mark
from noa_status.model.drills import Proof, drills_of, next_replay, next_runbook, proofs_of
from noa_status.model.incident import Incident
from noa_status.model.runbook import Runbook

_BY = {"test": "tested", "drill": "in a drill", "incident": "in an incident"}


_SHOWN = 100


def made_of(world: World, facts: Facts, library: Library) -> tuple[InternalPage, tuple[InternalFile, ...]]:
    """The page and the files of its tables."""
    page, now = addresses.DRILLS, world.now
    proofs = proofs_of(world.repository.runbooks, facts.incidents, now)
    held = drills_of(facts.incidents, now)
    sheets = (_proof_sheet(proofs, page, world, library), _held_sheet(held, page, world))
    files = {sheet.id: files_of(sheet, "drills/") for sheet in sheets}
    says = {
        "proofs": "Never proven first, the most used of them on top; then those unproven longest. A test that it names, a drill "
        "in which every step worked or an incident in which it helped proves a runbook.",
        "held": "Drills are records (kind: drill). They are never public, and in no metric.",
    }
    empty = {"proofs": "There is no runbook.", "held": "No drill was held yet: noa-status drill pick proposes one."}
    value = SheetsPage(
        title="Drills",
        says=_says(proofs, held, world),
        links=(Link("What is due, by owner", world.href(page, addresses.DUE)), *_next(proofs, facts, page, world, library)),
        sections=tuple(
            section_of(
                sheet,
                says=says[sheet.id]
                + (f" Here {_SHOWN} of {len(sheet.rows)}: all are in the files." if len(sheet.rows) > _SHOWN else ""),
                empty=empty[sheet.id],
                files=files[sheet.id],
                beside=beside(world, page),
                shown=_SHOWN,
            )
            for sheet in sheets
        ),
    )
    return sheets_page(page, value, world), tuple(file for pair in files.values() for file in pair)


def drill_fact(runbook: Runbook, facts: Facts, page: str, world: World) -> Fact | None:
    """The last drill of a runbook: when, by whom, what did not work, and what was proven since; None where there was none."""
    proof = proofs_of([runbook], facts.used_in.get(runbook.id, ()), world.now)[0]
    if not proof.drills:
        return None
    last = proof.drills[0]
    people = in_a_list(list(dict.fromkeys(last.roles.values())))
    if not last.failed_steps:
        mark = Mark("ok", "every step worked")
    elif proof.open_failures:
        mark = Mark("partial", counted(len(last.failed_steps), "step") + " did not work")
    else:
        mark = Mark(
            "ok", f"{counted(len(last.failed_steps), 'step')} did not work; proven since, {_BY[proof.proven_by or 'test']}"
        )
    link = Link(day(begins_at(last, world.now).date()).words, world.href(page, addresses.incident(last.id)))
    note = in_a_list([f"by {people}" if people else "", "; ".join(last.failed_steps)])
    return Fact(name="Last drill", mark=mark, links=(link,), note=note)


def _says(proofs: Sequence[Proof], held: Sequence[Incident], world: World) -> str:
    never = sum(proof.proven_on is None for proof in proofs)
    failing = sum(bool(proof.open_failures) for proof in proofs)
    parts = [
        f"{counted(len(held), 'drill')} held",
        f"the last one {days(world.now - begins_at(held[0], world.now))} ago" if held else "",
        f"{counted(never, 'runbook')} never proven" if never else "",
        f"{counted(failing, 'runbook')} with a step that did not work in the last drill" if failing else "",
    ]
    return f"{in_a_list(parts)}."


def _next(proofs: Sequence[Proof], facts: Facts, page: str, world: World, library: Library) -> Iterator[Link]:
    for way, words in (("unproven", "unproven longest"), ("used", "used most")):
        proof = next_runbook(proofs, "used" if way == "used" else "unproven")
        if proof is not None and (way == "unproven" or proof.used):
            yield Link(f"Next: {books.title_of(proof.runbook)}", world.href(page, library.book_uri(proof.runbook.path)), words)
    replay = next_replay(facts.incidents, world.repository.site.policy, world.now)
    if replay is not None:
        yield Link(
            f"Play again: {replay.title}", world.href(page, addresses.incident(replay.id)), "noa-status drill pick --by replay"
        )


def _proof_sheet(proofs: Sequence[Proof], page: str, world: World, library: Library) -> Sheet:
    rows = tuple(
        (
            Cell(
                value=proof.runbook.id,
                links=(Link(books.title_of(proof.runbook), world.href(page, library.book_uri(proof.runbook.path))),),
            ),
            cell(proof.runbook.owner),
            _proven(proof),
            cell(proof.proven_by, ""),
            Cell(
                value=proof.drills[0].id if proof.drills else None,
                links=tuple(_link(drill, page, world) for drill in proof.drills[:1]),
                note="; ".join(proof.open_failures),
            ),
            cell(len(proof.open_failures), ""),
            cell(len(proof.used), str(len(proof.used) or "")),
            Cell(
                value=None if proof.due_on is None else proof.due_on.isoformat(),
                at=None if proof.due_on is None else day(proof.due_on),
            ),
        )
        for proof in proofs
    )
    columns = (
        Column("runbook", "Runbook"),
        Column("owner", "Owner"),
        Column("proven_on", "Proven"),
        Column("proven_by"),
        Column("last_drill", "Last drill"),
        Column("open_failures"),
        Column("used", "Used"),
        Column("due_on", "To test by"),
    )
    return Sheet(id="proofs", title="What proves each runbook", columns=columns, rows=rows)


def _proven(proof: Proof) -> Cell:
    if proof.proven_on is None or proof.proven_by is None:
        return Cell(mark=Mark("partial", "never"))
    return Cell(value=proof.proven_on.isoformat(), at=day(proof.proven_on), note=_BY[proof.proven_by])


def _held_sheet(held: Sequence[Incident], page: str, world: World) -> Sheet:
    policy = world.repository.site.policy
    rows = tuple(
        (
            Cell(value=drill.id, links=(_link(drill, page, world),), mark=severity_mark(drill.severity, policy)),
            Cell(value=begins_at(drill, world.now).date().isoformat(), at=day(begins_at(drill, world.now).date())),
            cell(in_a_list([f"{title_of_role(role, policy)}: {person}" for role, person in drill.roles.items()])),
            cell(" ".join(drill.runbooks)),
            _failed(drill),
            cell(drill.learnt),
        )
        for drill in held
    )
    columns = (
        Column("drill", "Drill"),
        Column("held_on", "On"),
        Column("participants", "Who"),
        Column("runbooks", "Runbooks"),
        Column("failed_steps", "Did not work"),
        Column("learnt", "Learnt"),
    )
    return Sheet(id="held", title="Drills held", columns=columns, rows=rows)


def _failed(drill: Incident) -> Cell:
    steps = "; ".join(drill.failed_steps)
    return Cell(value=steps, words=steps) if steps else Cell(mark=Mark("ok", "every step worked"))


def _link(drill: Incident, page: str, world: World) -> Link:
    return Link(drill.title, world.href(page, addresses.incident(drill.id)))
