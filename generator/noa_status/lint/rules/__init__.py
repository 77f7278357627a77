"""One rule a file. Its name with hyphens is the rule's id, and docs/checks/<id>.md says what and why."""
