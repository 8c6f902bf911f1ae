"""The platforms on which changes are proposed: asked who proposes what, and told the outcome."""
