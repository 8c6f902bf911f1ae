"""Bytes to documents: strict YAML with positions."""
