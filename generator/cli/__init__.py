"""Commands: thin, each reads its options, calls one function and reports."""
