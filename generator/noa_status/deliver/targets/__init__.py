"""Where a site is published to: one module a kind of host, loaded when it is asked for."""
