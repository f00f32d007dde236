// A chart to explore: the same specification as the picture's, drawn by Vega in its interpreter mode, so that no text
// is ever run as code. Loaded only when a reader asks for it; the picture comes back at the same button.

const WIDEST = 720;
const NARROW = 520;
const EDGE = { left: 4, top: 10, right: 8, bottom: 4 };

// `place` is where the button says what it did; the button itself keeps its name.
export async function explore(button, place, here) {
  const figure = button.closest("figure");
  const canvas = figure.querySelector("[data-chart]");
  const shown = figure.querySelector("[data-explored]");
  if (shown) {
    shown.remove();
    canvas.hidden = false;
    button.ariaExpanded = "false";
    place.textContent = "";
    return;
  }
  // Not disabled: a button that is would lose the focus, and the keyboard its place on the page.
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  place.textContent = "Loading the chart …";
  try {
    const [specification] = await Promise.all([
      fetch(button.dataset.explore).then((answer) => answer.json()),
      loaded("script", new URL("vega.js", here)),
      loaded("link", new URL("charts.css", here)),
    ]);
    const name = figure.getAttribute("aria-labelledby");
    const panel = new Panel(specification, name, figure.querySelector(".subtitle").textContent);
    // After the button, so that the next key reaches what it opened.
    button.parentElement.after(panel.element);
    canvas.hidden = true;
    await panel.draw();
    panel.element.scrollIntoView({ block: "nearest" });
    button.ariaExpanded = "true";
    place.textContent = `Chart opened${panel.all.length > 1 ? ": go through the figures with the arrow keys" : ""}.`;
  } catch {
    figure.querySelector("[data-explored]")?.remove();
    canvas.hidden = false;
    place.textContent = "The chart could not be loaded. Try again";
  }
  button.ariaBusy = null;
}

const wanted = new Map();

// Add a script or a style sheet to the page once, however many charts ask for it.
function loaded(kind, address) {
  if (!wanted.has(address.href)) wanted.set(address.href, added(kind, address.href));
  return wanted.get(address.href);
}

function added(kind, address) {
  const element = document.createElement(kind);
  if (kind === "script") element.src = address;
  else Object.assign(element, { rel: "stylesheet", href: address });
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      wanted.delete(address);
      reject(new Error(`${address} cannot be loaded`));
    };
    document.head.append(element);
  });
}

function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

class Panel {
  constructor(specification, name, subtitle) {
    this.specification = specification;
    this.name = name;
    const { points, gaps = [] } = specification.datasets;
    this.all = [...points, ...gaps].sort((one, other) => one.x - other.x);
    this.years = [...new Set(this.all.map((row) => row.year))].filter(Boolean);
    this.chosen = this.all;
    this.drawing = made("div", { className: "drawing" });
    this.slider = made("input", { type: "range", min: 0, step: 1 });
    // For the eye: the slider says the same, and two voices would interrupt each other.
    this.reading = made("span", { className: "reading", ariaHidden: "true" });
    this.rows = made("tbody");
    this.element = made("div", { className: "explored" }, this.drawing, this.reader(), this.range(), this.table(subtitle));
    this.element.dataset.explored = "";
    this.slider.addEventListener("input", () => this.point(Number(this.slider.value)));
    this.drawing.addEventListener("pointermove", (event) => this.follow(event));
  }

  reader() {
    this.label = made("label", {}, "Go through the figures ", this.slider);
    return made("p", { className: "reader" }, this.label, this.reading);
  }

  // From which year to which: only where there is more than one.
  range() {
    const choice = (chosen, name) => {
      const select = made("select", { ariaLabel: name }, ...this.years.map((year) => made("option", {}, year)));
      select.selectedIndex = chosen;
      select.addEventListener("change", () => this.choose());
      return select;
    };
    this.from = choice(0, "From year");
    this.to = choice(this.years.length - 1, "To year");
    return made("p", { className: "range", hidden: this.years.length < 2 }, "From ", this.from, " to ", this.to);
  }

  table(subtitle) {
    const heads = ["Period", "Figure"].map((text) => made("th", { scope: "col" }, text));
    const head = made("thead", {}, made("tr", {}, ...heads));
    const caption = made("caption", {}, made("span", {}, `Figures of the years shown: ${subtitle}`));
    const table = made("table", { className: "figures" }, caption, head, this.rows);
    return made("details", {}, made("summary", {}, "Table of the years shown"), table);
  }

  async choose() {
    const ends = [this.from.selectedIndex, this.to.selectedIndex].sort((one, other) => one - other);
    const years = new Set(this.years.slice(ends[0], ends[1] + 1));
    this.chosen = this.all.filter((row) => years.has(row.year));
    await this.draw();
  }

  // The specification for the chosen years, as wide as there is room for.
  fitted() {
    const width = Math.min(this.drawing.clientWidth || WIDEST, WIDEST);
    const value = Object.fromEntries(this.specification.params.map((param) => [param.name, param.value]));
    const every = this.chosen.length === this.all.length;
    if (!every) {
      const within = ([low, high]) => (row) => row.x >= low && row.x <= high;
      const half = this.half();
      const ends = [this.chosen[0].x - half, this.chosen.at(-1).x + half];
      value.x_domain = ends;
      const kept = value.x_ticks.map((x, place) => ({ x, label: value.x_labels[place] })).filter(within(ends));
      value.x_ticks = kept.map((tick) => tick.x);
      value.x_labels = kept.map((tick) => tick.label);
    }
    const most = width < NARROW ? 4 : 9;
    const step = Math.ceil(value.x_ticks.length / most) || 1;
    const last = value.x_ticks.length - 1;
    value.x_labels = value.x_labels.filter((_, place) => (last - place) % step === 0);
    value.x_ticks = value.x_ticks.filter((_, place) => (last - place) % step === 0);
    const config = { ...this.specification.config, background: "transparent" };
    const params = this.specification.params.map((param) => ({ ...param, value: value[param.name] }));
    const datasets = every ? this.specification.datasets : this.cut(value.x_domain);
    const { padding } = this.specification;
    const height = this.specification.height + padding.top + padding.bottom;
    // Here the tool finds the room for the words itself: the reader may choose others, in another typeface.
    const frame = { width, height, padding: EDGE, autosize: { type: "fit", contains: "padding" } };
    return { ...this.specification, ...frame, config, params, datasets };
  }

  // Half the usual distance between two figures.
  half() {
    const steps = this.all.slice(1).map((row, place) => row.x - this.all[place].x).filter((step) => step > 0);
    return steps.length ? Math.min(...steps) * 0.6 : 0.5;
  }

  // Every set of rows, cut to what lies between two places.
  cut([low, high]) {
    const clip = (row) => {
      if (row.x2 === undefined || row.x === undefined) return row.x >= low && row.x <= high ? row : null;
      if (row.x2 < low || row.x > high) return null;
      return { ...row, x: Math.max(row.x, low), x2: Math.min(row.x2, high) };
    };
    const sets = Object.entries(this.specification.datasets);
    return Object.fromEntries(sets.map(([name, rows]) => [name, rows.map(clip).filter(Boolean)]));
  }

  async draw() {
    const options = { mode: "vega-lite", ast: true, actions: false, renderer: "svg", tooltip: false, defaultStyle: false };
    this.view?.finalize();
    const { view } = await window.vegaEmbed(this.drawing, this.fitted(), options);
    this.view = view;
    this.hush();
    this.slider.max = this.chosen.length - 1;
    this.label.hidden = this.chosen.length < 2;
    this.rows.replaceChildren(
      ...this.chosen.map((row) =>
        made("tr", {}, made("th", { scope: "row" }, row.label), made("td", { className: "n" }, row.shown)),
      ),
    );
    this.point(this.chosen.length - 1);
  }

  // One image with the chart's short name: the tool would name it with all that stands beside it, read it out mark by
  // mark, and leave an empty form in it.
  hush() {
    for (const words of ["aria-label", "aria-roledescription"]) this.drawing.removeAttribute(words);
    this.drawing.setAttribute("role", "img");
    this.drawing.setAttribute("aria-labelledby", this.name);
    this.drawing.querySelector("svg").setAttribute("aria-hidden", "true");
    this.drawing.querySelector("form")?.remove();
  }

  point(place) {
    const row = this.chosen[place];
    if (!row) return;
    this.slider.value = place;
    const said = `${row.label}: ${row.shown}`;
    this.slider.setAttribute("aria-valuetext", said);
    this.reading.textContent = said;
    this.view.signal("pointed", row.x).runAsync();
  }

  follow(event) {
    const svg = this.drawing.querySelector("svg");
    const box = svg.getBoundingClientRect();
    const x = this.view.scale("x").invert(event.clientX - box.left - this.view.origin()[0]);
    const distances = this.chosen.map((row) => Math.abs(row.x - x));
    this.point(distances.indexOf(Math.min(...distances)));
  }
}
