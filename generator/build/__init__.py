"""Making a plan real: what to make, where, with how many hands. Knows no article."""
