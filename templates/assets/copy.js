/* A button on each block of code that copies it, without what was deleted in a comparison. */
const SHOWN = 2000; // milliseconds that "Copied" stands there

/** What the code says, as one would use it. */
function textOf(code) {
  const copy = code.cloneNode(true);
  for (const deleted of copy.querySelectorAll(".del")) deleted.remove();
  return copy.textContent;
}

/** Whether the text is in the clipboard now. Browsers lend it to pages from https and from this machine only. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function button(code) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  const word = document.createElement("span");
  word.setAttribute("aria-live", "polite");
  word.textContent = "Copy";
  made.append(word);
  made.addEventListener("click", async () => {
    const done = await copied(textOf(code));
    word.textContent = done ? "Copied" : "Press Ctrl+C";
    if (!done) getSelection().selectAllChildren(code);
    made.classList.toggle("done", done);
    setTimeout(() => {
      word.textContent = "Copy";
      made.classList.remove("done");
    }, SHOWN);
  });
  return made;
}

for (const code of document.querySelectorAll(".code:not(.output) > pre > code")) code.closest(".code").append(button(code));
