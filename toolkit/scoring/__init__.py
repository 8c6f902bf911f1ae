"""One submission under one scheme becomes a scorecard that is its own trace."""
