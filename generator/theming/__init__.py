"""Templates and their assets: the site's own, else the theme's."""
