"""Text in, value and problems out: reading a source never fails."""
