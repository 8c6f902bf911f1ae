"""The benchmark: speed and memory of every stage on synthetic units, as ratios within one run."""
