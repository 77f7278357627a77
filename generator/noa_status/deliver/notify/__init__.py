"""Every new update to whom the plan says, once: what is planned, who tells it, and what is remembered of it."""
