"""The public site: the boundary (`view`), then pages and feeds made of plain public values."""
