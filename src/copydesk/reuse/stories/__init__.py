"""Stories: which documents tell of one event, what figures they tell, and where they disagree."""
