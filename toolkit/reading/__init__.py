"""Bytes to strict YAML with positions, and from there to typed values."""
