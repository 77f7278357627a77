"""How long property tests search: a little in a test run, longer with `--hypothesis-profile=fuzz` (`-p tests.profiles`)."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_USUAL = 100


def within(examples: int) -> settings:
    """This many examples, or in a longer search so many times more as that is longer than usual."""
    times = max(settings.default.max_examples // _USUAL, 1) if settings.default is not None else 1
    return settings(
        max_examples=examples * times,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
            HealthCheck.large_base_example,
            HealthCheck.function_scoped_fixture,
        ],
    )
