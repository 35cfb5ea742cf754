"""BP rules: insertions left in the text."""
