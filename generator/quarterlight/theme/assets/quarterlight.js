// Everything here is an extra: every page is complete without it.
"use strict";

const here = document.currentScript.src;

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.closest(".copied").querySelector("[data-copied]").textContent);
    button.textContent = "Copied";
  });
}

// Without this the form leads to the list of all measures.
for (const form of document.querySelectorAll("form[data-search]")) form.action = form.dataset.search;

for (const button of document.querySelectorAll("[data-explore]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { explore } = await import(new URL("explore.js", here));
    explore(button, here);
  });
}
