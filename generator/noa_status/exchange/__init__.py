"""Importers and exporters: one module a system, and none knows another."""
