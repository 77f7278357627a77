"""Noa Status: a status page and runbook site generator."""

__version__ = "0.1.0"
