"""Instants, periods, statuses, lists and durations in words: what people read."""
