"""The preview: both sites on this machine alone, built as one edits; a clock that can be moved; a page to compose updates on."""
