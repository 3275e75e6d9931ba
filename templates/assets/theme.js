/* The switch between light, dark and what the system has. What is chosen is kept, and told to other tabs. */
const KEY = "stemma-theme";
const root = document.documentElement;
const choices = [...document.querySelectorAll(".theme-switch input")];

/** Show a palette, and which it is. */
function show(choice) {
  if (choice === "auto") delete root.dataset.theme;
  else root.dataset.theme = choice;
  for (const input of choices) input.checked = input.value === choice;
}

/** Remember a choice; where storage is forbidden it holds for this page. */
function keep(choice) {
  try {
    if (choice === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch { /* nothing is lost but the memory */ }
}

/** A choice from storage, which may hold anything. */
function sound(value) {
  return value === "light" || value === "dark" ? value : "auto";
}

show(sound(root.dataset.theme));
for (const input of choices) {
  input.addEventListener("change", () => {
    show(input.value);
    keep(input.value);
  });
}
addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) show(sound(event.newValue));
});
