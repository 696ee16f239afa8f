"""Predicted against gold: readers of gold formats, pure scorers, and the run of the shipped pipeline over them."""
