"""Atlassian Statuspage: its recorded JSON, or a page's address, becomes records.

The way through: `files` or `fetch` -> `history` (what the JSON says, duplicates merged) -> `catalogue` (components) and `there`
(what the repository has already) -> `entry` (one incident as a record, its texts made Markdown) -> `bring`, which joins them.
"""
