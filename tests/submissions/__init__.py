"""Claims, reviews, registers and the data folder."""
