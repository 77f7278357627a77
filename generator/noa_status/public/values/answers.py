"""What answers "is it me or you", now and later."""

from __future__ import annotations

from datetime import datetime

import msgspec

from noa_status.public.values.components import ComponentState


class AnswerPart(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the answer: what it `says` (a key of the catalogue, or a component status), of which components, or of how
    many of how many."""

    says: str
    components: tuple[ComponentState, ...] = ()
    count: int = 0
    total: int = 0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What answers "is it me or you": the first part is the sentence, the others are what else there is to say. `status` gives
    colour and shape."""

    status: str
    parts: tuple[AnswerPart, ...]


class LaterAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The answer from an instant ahead, if nothing unforeseen happens."""

    at: datetime
    answer: Answer
