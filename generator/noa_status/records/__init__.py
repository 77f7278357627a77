"""Files in, validated records out: every problem with file, line, what is wrong and what would be right."""
