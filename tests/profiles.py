"""Hypothesis profiles, loaded by `make fuzz` (`-p tests.profiles`): many more examples than a test run has time for."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("fuzz", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
