"""How fast the pipeline is, and where its time goes."""
