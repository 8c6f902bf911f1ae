"""Schemes as values: facts, rules, conditions, readings, lint."""
