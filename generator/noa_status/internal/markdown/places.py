"""Where in the file a piece of HTML comes from."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote

from noa_status.problems import Place


class Locator:
    """Finds places. Markdown's own elements carry theirs; raw HTML is looked for behind the last one that did."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self._path = path
        self._text = "\n".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._block = 0
        self._found: dict[str, int] = {}

    def reached(self, line: int, column: int) -> None:
        """An element of Markdown that begins there has come by."""
        # Raw HTML can claim any place.
        begins = self._starts[min(max(line, 1), len(self._starts) - 1) - 1] + max(column, 1) - 1
        self._block = min(begins, len(self._text))

    def of_block(self) -> Place:
        """Where the last element of Markdown begins."""
        return self._place(self._block, 0)

    def of(self, literal: str) -> Place:
        """Where the literal stands next."""
        start = max(self._block, self._found.get(literal, -1) + 1)
        offset = self._text.find(literal, start)
        if offset < 0:
            return self.of_block()
        self._found[literal] = offset
        return self._place(offset, len(literal.partition("\n")[0]))

    def of_address(self, written: str) -> Place:
        """Where an address stands: behind the last element, or, for links by reference, anywhere."""
        for form in dict.fromkeys((unescape(written), unquote(unescape(written)), written)):
            for start in (self._block, 0):
                offset = self._text.find(form, start)
                if offset >= 0:
                    return self._place(offset, len(form))
        return self.of_block()

    def _place(self, offset: int, length: int) -> Place:
        line = self._text.count("\n", 0, offset) + 1
        return Place(self._path, line, offset - self._starts[line - 1] + 1, length)
