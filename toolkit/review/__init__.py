"""What a change to the data does: whose files it touches, and whether it may."""
