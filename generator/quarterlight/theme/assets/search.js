// The search page: what a reader asks stands in the address, and what is found is printed as text, never as markup.
import { asked, clear, count, keep, summarise, unfold } from "./address.js";
import { alias, ask, find, understand } from "./finding.js";

const AT_ONCE = 10;
const form = document.querySelector("#search");
const panel = document.querySelector("#filters");
const found = document.querySelector("#found");
const lists = document.querySelector("#lists");
const results = document.querySelector("#results");
const more = document.querySelector("#more");
const further = more.querySelector("button");
const added = more.querySelector("[aria-live]");
const title = document.title;
let turn = 0;
let shown = { hits: [], words: [] };

function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const line = (...children) => made("p", {}, ...children);
const link = (href, text) => made("a", { href }, text);
const address = (asking) => `?${new URLSearchParams(asking)}`;
const quoted = (text) => `“${text}”`;
const pages = (number) => `${number || "No"} page${number === 1 ? "" : "s"}`;

function status(tone, word) {
  const mark = document.querySelector(`#marks [data-tone="${tone}"] svg`).cloneNode(true);
  return made("span", { className: `status ${tone}` }, mark, word);
}

// The words around what was found: the index marks it up, and only the marks are taken over.
function excerpt(text) {
  const nodes = [...new DOMParser().parseFromString(text, "text/html").body.childNodes];
  const marked = ({ nodeName, textContent }) => (nodeName === "MARK" ? made("mark", {}, textContent) : textContent);
  return line("… ", ...nodes.map(marked), " …");
}

// A page of many entries is linked at the entry that the words were found in.
function entry({ url, anchors, locations }) {
  const anchor = anchors.filter(({ element, location }) => element !== "p" && location <= locations[0]).at(-1);
  return anchor ? `${url}#${encodeURIComponent(anchor.id)}` : url;
}

function result(page, words) {
  const { meta } = page;
  const measure = Boolean(meta.figure);
  const named = [meta.title ?? page.url, meta.place].filter(Boolean).join(", ");
  const parts = [made("h2", {}, link(measure ? page.url : entry(page), named))];
  if (measure) {
    const figure = made("b", {}, meta.figure);
    parts.push(line(status(page.filters.tone[0], meta.status), " ", figure, meta.period ? `, ${meta.period}` : ""));
  } else parts.push(excerpt(page.excerpt));
  const also = measure && alias(page, words);
  const whose = `${meta.council}, published ${meta.published}${also ? `. Also: ${also}` : ""}`;
  if (meta.council) parts.push(made("p", { className: "whose" }, whose));
  return made("li", {}, ...parts);
}

async function load(from) {
  const data = await Promise.all(shown.hits.slice(from, from + AT_ONCE).map((hit) => hit.data()));
  return data.map((page) => result(page, shown.words));
}

// The values to choose from, each with the number of pages that it would leave.
async function offer(words, chosen) {
  for (const select of panel.querySelectorAll("select")) {
    const { [select.name]: own, ...others } = chosen;
    const { filters } = await ask(words, others);
    for (const option of [...select.options].slice(1)) count(option, filters[select.name]?.[option.value] ?? 0);
  }
}

// What was found, and what was searched for where it is not what was typed.
function told(query, plan, whole, filtered) {
  const lines = [];
  if (whole && plan.mended) {
    const only = link(address({ q: query, only: 1 }), `Search only for ${quoted(query)}`);
    lines.push(line("Showing results for ", made("b", {}, quoted(plan.said)), ". ", only));
  }
  if (whole && plan.without.length) {
    const left = `${plan.without.map(quoted).join(" and ")} ${plan.without.length > 1 ? "were" : "was"} left out`;
    lines.push(line(`No page has all of these words, so ${left}.`));
  }
  const all = `${pages(whole)} found for ${quoted(whole ? plan.said : query)}`;
  if (!whole) {
    lines.push(line(`${all}. Try another word, or look through the list of `, link(form.action, "all measures"), "."));
  } else if (filtered === null) lines.push(line(`${all}.`));
  else {
    const every = link(address({ q: query }), "Show them without filters");
    lines.push(line(`${all}, ${filtered || "none"} of them with these filters. `, ...(filtered ? [] : [every])));
  }
  return lines;
}

// The lists that a reader asks for in everyday words, such as "worse", which stand on no page as words.
function offerLists(query) {
  const typed = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const item of lists.children) item.hidden = !item.dataset.words.split(" ").some((word) => typed.includes(word));
  lists.hidden = ![...lists.children].some((item) => !item.hidden);
}

async function answer(query, only, chosen, mine) {
  const { words, ...plan } = await understand(query, only);
  const every = (await ask(words)).results;
  const hits = await find(words, chosen);
  const filtered = Object.keys(chosen).length > 0;
  if (mine !== turn) return;
  shown = { hits, words };
  const first = await load(0);
  await offer(words, chosen);
  if (mine !== turn) return;
  results.replaceChildren(...first);
  results.ariaBusy = "false";
  found.replaceChildren(...told(query, plan, every.length, filtered ? hits.length : null));
  more.hidden = further.hidden = hits.length <= AT_ONCE;
  added.textContent = "";
  panel.hidden = !every.length && !filtered;
  summarise(panel, Object.keys(chosen).length);
}

async function show() {
  const mine = ++turn;
  const asking = asked();
  const query = (asking.get("q") ?? "").trim();
  document.title = query ? `${query}: ${title}` : title;
  found.replaceChildren(query ? "Searching …" : "");
  offerLists(query);
  if (!query) {
    results.replaceChildren();
    panel.hidden = more.hidden = true;
    return;
  }
  results.ariaBusy = "true";
  const names = [...panel.querySelectorAll("select")].map((select) => select.name);
  const chosen = Object.fromEntries(names.filter((name) => asking.get(name)).map((name) => [name, asking.get(name)]));
  try {
    await answer(query, asking.has("only"), chosen, mine);
  } catch {
    results.replaceChildren();
    results.ariaBusy = "false";
    found.replaceChildren("The search could not be loaded. All measures are in one list, by council and theme.");
  }
}

// Who asks anew wants to be understood anew.
form.addEventListener("submit", () => {
  if (form.elements.q.value.trim() !== asked().get("q")) form.elements.only.value = "";
});
panel.querySelector("[data-clear]").addEventListener("click", () => {
  clear(form);
  form.elements.q.focus();
});
further.addEventListener("click", async () => {
  const from = results.children.length;
  results.append(...(await load(from)));
  results.children[from].querySelector("a").focus();
  const upTo = results.children.length;
  further.hidden = upTo >= shown.hits.length;
  const which = upTo > from + 1 ? `Results ${from + 1} to ${upTo}` : `Result ${upTo}`;
  added.textContent = `${which} of ${shown.hits.length}`;
});
unfold(panel);
keep(form, show);
