"""Raw characters, no model: paragraphs, quotation marks, names."""
