"""Checks across rows, files, units and years: tables for pandera, and failures back to places."""
