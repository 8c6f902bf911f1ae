"""Kaohe 考核: open, exact, reproducible assessment of public bodies."""

VERSION = "0.1.0"
