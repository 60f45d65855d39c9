"""Files to nouns: the only room that reads."""
