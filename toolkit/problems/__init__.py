"""The Problem value, the catalogue of codes, and the printers."""
