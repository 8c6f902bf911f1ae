"""Contribute: what people fill in, as text files and as workbooks, and what they filled in read back."""
