"""The pages of metrics: how incidents were responded to, each figure with what it counts."""

from __future__ import annotations

from noa_status.internal.metrics.pages import made_of

__all__ = ["made_of"]
