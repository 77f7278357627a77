"""Hypothesis profiles, loaded by `make fuzz` (`-p tests.profiles`): many more examples than a test run has time for, and a short
form of that for every change (`ARGS=--hypothesis-profile=short`)."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("fuzz", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("short", max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
