"""Feeds: one entry an update, each with an id that never changes."""
