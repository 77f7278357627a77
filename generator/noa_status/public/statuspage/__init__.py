"""Atlassian Statuspage's public interface as files: `/api/v2/` and `history.rss`, `history.atom`.

The way through: `view/statuspage.py` makes plain values of what the public may see -> `shapes` gives them their recorded keys and
types -> `files` says which file holds what; `history` writes the two feeds. Nothing of ours is added to any of it.
"""
