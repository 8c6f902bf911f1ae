"""Workbooks: how they are made, and read back without trusting them."""
