/* The reader's palette, set before anything is painted. A classic script in the head, for modules run too late: the page
   would flash. It is a file and not a line in the page, so that a site may forbid inline scripts. */
try {
  const chosen = localStorage.getItem("stemma-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* Storage is forbidden: the system chooses. */ }
