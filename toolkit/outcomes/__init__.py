"""What comes of the scores: ranks, grades, quotas, money, endings, history over the years.

Everything here reads published numbers, of all units of a round and of the rounds before it, and
knows nothing of the rules inside an indicator.
"""
