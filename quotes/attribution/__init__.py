"""What is said, its cue and its source, within one article."""
