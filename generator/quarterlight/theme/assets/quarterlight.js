// Everything here is an extra: every page is complete without it.
"use strict";

const here = document.currentScript.src;
// How long a screen reader needs to notice that what was said is gone, so that the same words are said again.
const PAUSE = 100;

// What a button did is said beside it, so that it keeps its name; the place is there before there is anything to say.
function sayer(button) {
  const place = Object.assign(document.createElement("span"), { className: "said" });
  place.setAttribute("role", "status");
  button.after(place);
  button.hidden = false;
  return place;
}

const copiers = [...document.querySelectorAll("[data-copy]")].filter(() => navigator.clipboard);
const copied = new Map(copiers.map((button) => [button, sayer(button)]));

for (const [button, place] of copied) {
  button.addEventListener("click", async () => {
    for (const other of copied.values()) other.textContent = "";
    const text = button.closest(".copied").querySelector("[data-copied]").textContent;
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    const said = done ? button.dataset.copy : "The browser did not allow it";
    setTimeout(() => (place.textContent = said), PAUSE);
  });
}

// Without this the form leads to the list of all measures.
for (const form of document.querySelectorAll("form[data-search]")) form.action = form.dataset.search;

for (const button of document.querySelectorAll("[data-explore]")) {
  const place = sayer(button);
  button.ariaExpanded = "false";
  button.addEventListener("click", async () => {
    const { explore } = await import(new URL("explore.js", here));
    explore(button, place, here);
  });
}

// A word's meaning closes when the keyboard goes on; a click elsewhere and Escape close it without this.
if ("popover" in HTMLElement.prototype) {
  document.addEventListener("focusin", ({ target }) => {
    const open = document.querySelector(".meaning:popover-open");
    if (open && !open.contains(target) && target.getAttribute("popovertarget") !== open.id) open.hidePopover();
  });
}
