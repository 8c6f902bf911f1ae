"""The scheme: what is asked, what it is worth, where it is written."""
