"""Tokens and templates become HTML."""
