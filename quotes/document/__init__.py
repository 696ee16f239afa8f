"""An article’s paragraphs as plain records, made from Stanza’s document, with the models’ errors repaired."""
