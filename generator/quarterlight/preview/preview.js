// Only in a preview: loads the page anew when it was built anew, and waits while nobody answers.
"use strict";

const shown = document.currentScript.dataset.number;

async function look() {
  try {
    const answer = await fetch("/-/preview", { cache: "no-store" });
    if ((await answer.text()) !== shown) return location.reload();
  } catch {
    // The preview was stopped; perhaps it is started again.
  }
  setTimeout(look, 500);
}

setTimeout(look, 500);
