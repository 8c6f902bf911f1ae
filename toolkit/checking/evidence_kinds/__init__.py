"""What evidence files are, by their bytes: each kind that is accepted, and what must not be in it.

Files come from strangers. Nothing in them is run, unpacked beyond a bound, or trusted.
"""
