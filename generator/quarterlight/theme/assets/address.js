// A form whose choices are the page's address: they can be linked to, and Back undoes them.

// What the address asks for. Choices are written in small letters; who types one may write "Red".
export const asked = () =>
  new URLSearchParams(
    [...new URLSearchParams(location.search)].map(([name, value]) => [name, name === "q" ? value : value.toLowerCase()]),
  );

export function keep(form, show) {
  const controls = [...form.elements].filter((control) => control.name);
  let last = null;

  // Choices made one after the other in one place are one step back, so that arrow keys do not fill the history.
  const choose = (control) => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const way = control && control === last ? "replaceState" : "pushState";
    history[way](null, "", `${location.pathname}${String(chosen) && `?${chosen}`}`);
    last = control;
    show();
  };

  const read = () => {
    const chosen = asked();
    for (const control of controls) {
      if (control.type === "checkbox") control.checked = chosen.getAll(control.name).includes(control.value);
      else control.value = chosen.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    last = null;
    show();
  };

  // Controls may belong to the form and stand elsewhere on the page.
  for (const control of controls) {
    if (control.type !== "search") control.addEventListener("change", () => choose(control));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(null);
  });
  addEventListener("popstate", read);
  read();
}

// A panel of choices is open where there is room for it.
export function unfold(panel) {
  panel.open = matchMedia("(min-width: 48rem)").matches;
}

export function clear(form) {
  for (const control of form.elements) {
    if (control.type === "checkbox") control.checked = false;
    else if (control.localName === "select") control.value = "";
  }
  form.requestSubmit();
}

// Say how many choices are made, also where they are folded away.
export function summarise(panel, number) {
  panel.querySelector("[data-chosen]").textContent = number ? `(${number} chosen)` : "";
  for (const button of document.querySelectorAll("[data-clear]")) button.hidden = !number;
}

// A value to choose with the number of what it leads to; one that leads nowhere cannot be chosen, but it can be undone.
export function count(option, number) {
  option.dataset.word ??= option.textContent;
  option.textContent = `${option.dataset.word} (${number})`;
  option.disabled = !number && !option.selected;
}
