"""The toolkit of Kaohe 考核: from facts in YAML to scores anybody can recompute."""
