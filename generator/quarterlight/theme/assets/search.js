// The search page: loads the index only when somebody searches, and prints results as text, never as markup.
"use strict";

const MOST = 20;
const bundle = new URL("../pagefind/pagefind.js", document.currentScript.src).href;
const form = document.querySelector("form.search");
const found = document.querySelector("#found");
const results = document.querySelector("#results");

function entry(page) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = page.meta.title;
  const text = document.createElement("p");
  text.textContent = page.meta.description || "";
  item.append(link, text);
  return item;
}

async function search(words) {
  results.replaceChildren();
  if (!words) {
    found.textContent = "";
    return;
  }
  found.textContent = "Searching";
  const { search } = await import(bundle);
  const hits = (await search(words)).results;
  const pages = await Promise.all(hits.slice(0, MOST).map((hit) => hit.data()));
  results.replaceChildren(...pages.map(entry));
  const shown = hits.length > MOST ? `The first ${MOST} of ${hits.length} pages` : `${hits.length || "No"} page${hits.length === 1 ? "" : "s"}`;
  found.textContent = `${shown} found for “${words}”.`;
}

function start() {
  const words = new URLSearchParams(location.search).get("q") || "";
  form.elements.q.value = words;
  search(words.trim()).catch(() => {
    found.textContent = "The search could not be loaded. All measures are in one list, by council and theme.";
  });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", `?${new URLSearchParams(new FormData(form))}`);
  start();
});
addEventListener("popstate", start);
start();
