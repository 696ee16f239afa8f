"""Readers of gold: annotation made by people, for evaluation and training alike."""
