"""The features by which leftovers are told from the story, by name and in their order."""

from copydesk.rules.boilerplate.furniture import furniture

KINDS = tuple(sorted(furniture()))
OWN = (
    "length", "words", "caps", "upper", "digits", "end", "question", "colon_end", "separators", "quotes", "symbols",
    "commas", "colons", "dashes", "brackets", "breaks", "word_length", "first_upper", "first_digit", "first_symbol",
    "function", "echo", "echo_long", "repeated", "link", "bullet", "named", *KINDS, "kinds",
)  # fmt: skip
NEIGHBOURS = ("length", "caps", "end", "digits", "named", "kinds", "prose", "function", "echo", "bullet")
# averaged over the run of lines without running text that a line stands in
RUN = ("kinds", "end", "length", "digits", "caps", "echo", "bullet", "function")
REACH = (-2, -1, 1, 2)
PLACE = (
    "above", "below", "from_top", "from_foot", "share_above", "before_story", "after_story", "run", "run_at",
    "run_left",
    "run_named", "run_kinds", "run_end", "run_length", "run_digits", "prose_share", "lines", "like_before",
    "like_after",
    "short_share", "ended_share", "far_named", "run_caps", "run_echo", "run_bullets", "run_function", "bullets",
    "all_named", "all_kinds",
)  # fmt: skip
FEATURES = (*OWN, *(f"{name}{step:+d}" for step in REACH for name in NEIGHBOURS), *PLACE)
