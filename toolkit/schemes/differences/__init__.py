"""How two editions of a scheme differ: both laid out as values, compared, and said in words."""
