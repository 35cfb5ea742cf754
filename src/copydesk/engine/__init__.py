"""Who does the work: the engine owns every shuffle; the algorithms live elsewhere."""
