"""The elements of a body: each file makes the HTML and the holes of some kinds of tokens."""
