"""Rules over records, policy and now: what can be read, and is still wrong, late or missing."""
