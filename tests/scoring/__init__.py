"""Claims and reviews to scorecards."""
