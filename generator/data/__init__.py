"""Data files, for templates: plain values out of YAML, TOML, JSON and CSV."""
