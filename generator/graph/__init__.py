"""Articles become a typed graph; nothing here knows HTML."""
