"""Units, rounds, registers, claims and reviews as frozen values; the shape of one file."""
