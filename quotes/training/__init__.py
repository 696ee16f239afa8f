"""Training of the models that ship. Nothing else imports it."""
