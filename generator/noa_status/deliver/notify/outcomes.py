"""What became of one attempt to tell something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from noa_status.deliver.notify.plan import Planned


class Outcome(NamedTuple):
    """`sent`; `refused` for good; `failed`, to be tried again (`after` seconds, where the receiver says so); `down`, not worth
    another try in this run; or `unsure`: it may have arrived. `says` is for people and holds no secret."""

    what: Literal["sent", "refused", "failed", "down", "unsure"]
    says: str = ""
    after: float = 0.0


Send = Callable[[Planned], Outcome]
"""Tries once. Raises nothing but what is a mistake of ours."""
