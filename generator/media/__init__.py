"""Files beside articles: where they are published, and what pictures they are."""
