"""Independent second readings of the policies, written from the policy text without the toolkit's code or data."""
