// The list of all measures, filtered by what its form says. Without this file it is the whole list.
import { asked, clear, count, keep, summarise, unfold } from "./address.js";

const panel = document.querySelector("#filters");
const form = panel.querySelector("form");
const found = document.querySelector("#count");
const nothing = document.querySelector("#nothing");
const groups = document.querySelectorAll("main section");
const measures = [...document.querySelectorAll("[data-k]")].map((element) => {
  const [status, direction, service] = element.dataset.k.split(" ");
  const { theme } = element.closest("[data-theme]").dataset;
  const { council } = element.closest("[data-council]").dataset;
  return { element, status, direction, service, theme, council };
});
const controls = [...form.elements].filter((control) => control.name);
const facets = [...new Set(controls.map((control) => control.name))];

const fits = (measure, chosen, but) =>
  facets.every((facet) => facet === but || !chosen[facet].length || chosen[facet].includes(measure[facet]));

// The words of a chosen value; what an old link asks for and no measure has any more is named as the link does.
function words(facet, value) {
  const control = controls.find((one) => one.name === facet && (one.value === value || one.localName === "select"));
  const option = control?.options ? [...control.options].find((one) => one.value === value) : control;
  return option ? (option.dataset.word ?? option.nextElementSibling.dataset.word) : value;
}

// To how many measures each value would lead, the choices of the other facets being as they are.
function numbers(chosen) {
  for (const facet of facets) {
    const number = new Map();
    for (const measure of measures) {
      if (fits(measure, chosen, facet)) number.set(measure[facet], (number.get(measure[facet]) ?? 0) + 1);
    }
    for (const control of controls.filter((one) => one.name === facet)) {
      if (control.options) for (const option of [...control.options].slice(1)) count(option, number.get(option.value) ?? 0);
      else box(control, number.get(control.value) ?? 0);
    }
  }
}

function box(control, number) {
  const label = control.parentElement;
  const shown = label.querySelector("small") ?? label.appendChild(document.createElement("small"));
  shown.textContent = ` (${number})`;
  control.disabled = !number && !control.checked;
}

function show() {
  const address = asked();
  const chosen = Object.fromEntries(facets.map((facet) => [facet, address.getAll(facet).filter(Boolean)]));
  const named = facets.flatMap((facet) => chosen[facet].map((value) => words(facet, value)));
  let left = 0;
  for (const measure of measures) {
    const shown = fits(measure, chosen);
    measure.element.hidden = !shown;
    left += shown;
  }
  for (const group of groups) group.hidden = !group.querySelector("[data-k]:not([hidden])");
  const whole = `${measures.length} measure${measures.length === 1 ? "" : "s"}`;
  found.textContent = named.length ? `${left || "None"} of ${whole}: ${named.join(", ")}` : whole;
  nothing.hidden = left > 0;
  summarise(panel, named.length);
  numbers(chosen);
}

for (const button of document.querySelectorAll("[data-clear]")) {
  button.addEventListener("click", () => {
    clear(form);
    panel.querySelector("summary").focus();
  });
}
for (const option of form.querySelectorAll("option")) option.dataset.word = option.textContent;
unfold(panel);
panel.hidden = false;
keep(form, show);
