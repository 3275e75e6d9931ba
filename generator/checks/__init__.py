"""One question about the whole site in each file: check(view) -> problems."""
