"""Stanza and the encoder: raw text in, annotated documents out. Nothing after it opens a model file."""
