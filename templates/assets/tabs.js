/* Tabs that share a name are chosen together, on this page and on the next: who reads one example in Python wants all. */
const KEY = "stemma-tabs";
const tabs = [...document.querySelectorAll(".tabs > details")];
const nameOf = (tab) => tab.querySelector("summary").textContent.trim();

/** The names chosen so far, the last chosen first. */
function chosen() {
  try {
    const names = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

function keep(name) {
  try {
    localStorage.setItem(KEY, JSON.stringify([name, ...chosen().filter((other) => other !== name)].slice(0, 20)));
  } catch { /* storage is forbidden: the choice holds for this page */ }
}

/** Open the tabs of a name everywhere; the browser closes their neighbours. */
function open(name) {
  for (const tab of tabs) if (nameOf(tab) === name) tab.open = true;
}

for (const name of chosen().reverse()) open(name);
for (const tab of tabs) {
  tab.querySelector("summary").addEventListener("click", (event) => {
    if (tab.open) {
      event.preventDefault(); // one of them stays open
      return;
    }
    const before = tab.getBoundingClientRect().top;
    keep(nameOf(tab));
    setTimeout(() => {
      open(nameOf(tab));
      scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" }); // others may have grown above it
    });
  });
}
