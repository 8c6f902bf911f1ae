"""The front door: one module per task, each joining the rooms below."""
