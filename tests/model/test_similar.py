"""Which incidents are like one, and why."""

import random
import time

from noa_status.model.incident import Incident
from noa_status.model.similar import Likenesses, features_of
from tests.model.building import incident, update

POOL = "The connection pool of the database was exhausted and queries ran into a timeout."


def likest(*records: tuple[Incident, str], most: int = 3) -> list[tuple[str, tuple[str, ...]]]:
    found = Likenesses((record.id, features_of(record, text)) for record, text in records)
    return [(one.id, one.shares) for one in found.of(records[0][0].id, most)]


def test_rare_things_in_common_count_and_are_the_reasons():
    asked = incident(update("10:00", "investigating", db="major_outage"), id="asked", title="Queries fail", alerts=("PoolFull",))
    same = incident(update("10:00", "investigating", db="major_outage"), id="same", title="Slow", alerts=("PoolFull",))
    words = incident(update("10:00", "investigating", web="major_outage"), id="words", title="Slow")
    other = incident(update("10:00", "investigating", web="major_outage"), id="other", title="Charts are blank")
    found = likest((asked, POOL), (same, "The pool ran into a timeout."), (words, POOL), (other, "A release was faulty."))
    assert [id for id, _ in found] == ["words", "same"] or [id for id, _ in found] == ["same", "words"]
    shares = dict(found)
    assert {"component:db", "alert:PoolFull", "pool", "timeout"} <= set(shares["same"])
    assert "component:db" not in shares["words"]


def test_what_everybody_has_is_hardly_a_likeness():
    records = [
        incident(update("10:00", "investigating", api="major_outage"), id=f"i{n}", title=f"Word{chr(97 + n)}xx")
        for n in range(20)
    ]
    found = Likenesses((record.id, features_of(record)) for record in records)
    assert all(one.score < 0.01 for one in found.of("i0", 3))


def test_only_those_asked_for_are_given():
    first, second, third = (incident(id=f"i{n}", title="pool timeout") for n in range(3))
    other = incident(id="other", title="charts")
    found = Likenesses((one.id, features_of(one)) for one in (first, second, third, other))
    assert [one.id for one in found.of("i0", 5, among=["i2", "other"])] == ["i2"]
    assert found.of("i0", 1)[0].score > 0.99


def test_ten_thousand_are_compared_in_a_moment():
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnop", k=7)) for _ in range(3000)]
    records = [
        incident(
            update("10:00", "investigating", **{f"c{chance.randrange(20)}": "major_outage"}),
            id=f"i{number}",
            title=" ".join(chance.choices(words, k=6)),
            alerts=(f"A{chance.randrange(150)}",),
        )
        for number in range(10_000)
    ]
    begun = time.process_time()
    found = Likenesses((record.id, features_of(record)) for record in records)
    assert len(found.of("i9999", 40)) == 40
    # 0.1 seconds where nothing else runs.
    assert time.process_time() - begun < 2
