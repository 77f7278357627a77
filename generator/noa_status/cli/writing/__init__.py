"""What the commands that write have in common: which record is meant, questions, the preview, the writing itself."""
