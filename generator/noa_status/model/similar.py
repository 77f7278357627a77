"""Which incidents are like one: by what they touched and what was said of them, rare things counting more (TF-IDF, cosine).

Components, alerts, runbooks and factors are features beside words, so that one measure weighs them all and names its reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from math import log, sqrt

import msgspec

from noa_status.model.incident import Incident

_WORD = re.compile(r"[^\W\d_][\w-]{2,}")
# Words that every report has: they say nothing of what happened.
_COMMON = frozenset(
    "about after again all also and any are because been before being but can could did does down for from had has have how "
    "into its more most new not now off once one only other our out over own per same see some since still such than that "
    "the their them then there these they this those through too under until update updates use used using utc very was "
    "were what when where which while who why will with work works working would you your issue incident resolved users fix "
    "fixed".split()
)


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """How like another incident is: `score` from 0 to 1, and the features that both have, the weightiest first.

    A feature is a word, or `component:api`, `alert:ApiDown`, `runbook:api-down`, `factor:config-change`.
    """

    id: str
    score: float
    shares: tuple[str, ...]


def features_of(incident: Incident, text: str = "") -> Counter[str]:
    """What an incident is compared by: what it touched, and the words of its title and of `text`."""
    components = dict.fromkeys(id for update in incident.updates for id in update.components)
    named = {"component": components, "alert": incident.alerts, "runbook": incident.runbooks}
    named["factor"] = incident.postmortem.factors if incident.postmortem is not None else ()
    found = Counter(f"{kind}:{name}" for kind, names in named.items() for name in names)
    words = (word.lower() for word in _WORD.findall(f"{incident.title} {text}"))
    found.update(word for word in words if word not in _COMMON)
    return found


class Likenesses:
    """Incidents' features, made ready once to be compared with any number of others."""

    def __init__(self, features: Iterable[tuple[str, Counter[str]]]) -> None:
        self._features = dict(features)
        self._having: dict[str, list[str]] = {}
        for id, found in self._features.items():
            for feature in found:
                self._having.setdefault(feature, []).append(id)
        self._norms: dict[str, float] = {}

    def of(self, id: str, most: int, among: Iterable[str] | None = None) -> list[Likeness]:
        """The incidents that are most like this one, at most so many; `among` these alone, where it is given."""
        mine = self._features[id]
        allowed = None if among is None else set(among)
        sums: dict[str, float] = {}
        for feature in mine:
            weight = self._weight(id, feature)
            for other in self._having[feature] if weight else ():
                sums[other] = sums.get(other, 0) + weight * self._weight(other, feature)
        sums.pop(id, None)
        scored = [
            (sum / (self._norm(id) * self._norm(other)), other)
            for other, sum in sums.items()
            if allowed is None or other in allowed
        ]
        best = nsmallest(most, scored, key=lambda entry: (-entry[0], entry[1]))
        return [Likeness(id=other, score=score, shares=self._shared(id, other)) for score, other in best]

    def _shared(self, id: str, other: str) -> tuple[str, ...]:
        both = self._features[id].keys() & self._features[other].keys()
        return tuple(sorted(both, key=lambda feature: (-self._weight(id, feature), feature)))

    def _weight(self, id: str, feature: str) -> float:
        # One more than there are: of two incidents alone, what both have still counts.
        rarity = log((len(self._features) + 1) / len(self._having[feature]))
        return (1 + log(self._features[id][feature])) * rarity

    def _norm(self, id: str) -> float:
        if id not in self._norms:
            self._norms[id] = sqrt(sum(self._weight(id, feature) ** 2 for feature in self._features[id])) or 1
        return self._norms[id]
