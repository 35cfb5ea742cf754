"""FS rules: likely factual slips, judged as of the article's own day."""
