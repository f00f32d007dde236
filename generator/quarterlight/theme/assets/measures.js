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

function numbers(chosen) {
  for (const facet of facets) {
    const left = measures.filter((measure) => fits(measure, chosen, facet));
    const number = (value) => left.filter((measure) => measure[facet] === value).length;
    for (const control of controls.filter((one) => one.name === facet)) {
      if (control.options) [...control.options].slice(1).forEach((option) => count(option, number(option.value)));
      else box(control, number(control.value));
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
