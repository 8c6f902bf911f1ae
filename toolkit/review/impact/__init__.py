"""What a change does: to scores, ranks, grades and money, line by line, and to the problems."""
