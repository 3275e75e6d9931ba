"""Stemma: a static site generator whose content is a typed, cited graph."""

__version__ = "0.1.0"
