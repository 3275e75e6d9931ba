/* The table of contents: open where it stands beside the text, and showing the section that is being read. */
const contents = document.querySelector(".contents");
const links = [...contents.querySelectorAll("a")];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

/* Beside the text it is drawn open by the style sheet; being open as well, it is so for screen readers and for browsers
   that do not know ::details-content. On small screens it is left to the reader. */
const its = contents.getBoundingClientRect();
const texts = document.querySelector(".body").getBoundingClientRect();
if (its.right <= texts.left || its.left >= texts.right) contents.querySelector("details").open = true;

/** The last heading above the upper third of the window is of the section that is being read. */
function current() {
  const line = innerHeight / 3;
  const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const passed = headings.filter((heading) => heading && heading.getBoundingClientRect().top < line);
  return end ? headings.at(-1) : passed.at(-1);
}

function mark() {
  const heading = current();
  links.forEach((link, at) => {
    if (heading && headings[at] === heading) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}

let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    mark();
  });
}, { passive: true });
mark();
