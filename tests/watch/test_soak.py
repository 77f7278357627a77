"""Two simulated weeks: nothing is late, nothing spins, whatever happens meanwhile."""

from __future__ import annotations

import pytest

from bench.soak import POLL_S, soak


@pytest.mark.parametrize("seed", range(4))
def test_weeks_of_outages_jumping_clocks_and_restarts_lose_no_merge(seed: int) -> None:
    done = soak(14, seed)
    assert min(done.events.values()) > 0
    assert 0 < done.late_s < POLL_S * 1.2 + 30
    assert done.turns_a_day < 1.5 * 86_400 / POLL_S + 1_000
