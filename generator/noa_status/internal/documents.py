"""Other texts of the repository that the plan or the docs lead to, such as the post-mortem template: shown as on the forge."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.internal import addresses, books
from noa_status.internal.library import Library
from noa_status.internal.markdown import render
from noa_status.internal.page import InternalPage, World
from noa_status.internal.values import BookPage


def pages(world: World, library: Library) -> Iterator[InternalPage]:
    """A page for each of the world's documents."""
    for path in world.documents:
        uri = addresses.document(path)
        rendered = render(world.text(path), path=path, title=addresses.stem_of(path), resolve=library.resolver(path, uri))
        text = books.cut(rendered, addresses.stem_of(path).replace("_", " ").capitalize())
        value = BookPage(
            title=text.title,
            title_id=text.title_id,
            subtitle="",
            crumbs=(),
            facts=(),
            policy=None,
            alarms_html="",
            evidence_html="",
            used=(),
            used_says="",
            problems=(),
            problems_says="",
            text_html=text.html,
        )
        yield InternalPage(
            uri=uri,
            title=text.title,
            html=world.render("document.html.j2", value),
            headings=text.headings,
            anchors=rendered.anchors,
            edit_path=path,
            source=path,
        )
