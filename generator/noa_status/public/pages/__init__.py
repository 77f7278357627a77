"""One module a kind of page: which pages exist, at which address, made of which values."""
