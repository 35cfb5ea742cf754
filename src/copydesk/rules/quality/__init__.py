"""SQ rules: what the text itself tells about its source."""
