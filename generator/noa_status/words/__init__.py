"""Instants, periods, statuses, lists and durations in words, in every language that there is: what people read."""
