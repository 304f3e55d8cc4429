"use strict";
{
  const filters = document.getElementById("filters");
  const list = document.getElementById("list");
  const rows = [...list.children];
  const words = document.getElementById("words");
  const choices = [...filters.querySelectorAll("select[data-by]")];
  const order = document.getElementById("sort");
  const said = document.getElementById("shown");
  const texts = new Map();

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();

  // The words of a row, without the numbers that stand between them.
  const text = (row) => {
    if (!texts.has(row)) {
      const copy = row.cloneNode(true);
      copy.querySelectorAll("a.number, .checks").forEach((each) => each.remove());
      texts.set(row, folded(copy.textContent));
    }
    return texts.get(row);
  };

  const matches = (row, wanted) =>
    choices.every(({ value, dataset }) =>
      !value || (row.dataset[dataset.by] ?? "").split(" ").includes(value)) &&
    wanted.every((each) => text(row).includes(each));

  const summaries = () =>
    rows.filter((row) => !row.hidden).flatMap((row) => row.querySelector("summary") ?? []);

  // One row is reached by the Tab key; the arrow keys go on from there.
  const rove = (current) => {
    list.querySelectorAll(".row > details > summary").forEach((each) => { each.tabIndex = -1; });
    const first = current ?? summaries()[0];
    if (first) first.tabIndex = 0;
  };

  const filter = () => {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !matches(row, wanted);
    const shown = rows.filter((row) => !row.hidden).length;
    said.textContent = said.dataset.said.replace("{shown}", written(shown));
    document.getElementById("nothing").hidden = shown > 0;
    rove();
  };

  const known = (tag) => {
    try { return Intl.getCanonicalLocales(tag); } catch { return []; }
  };
  const reader = known(document.documentElement.lang);
  const written = new Intl.NumberFormat(reader).format;
  const compare = new Intl.Collator(reader, { numeric: true }).compare;
  const source = (row) => row.querySelector(".where").textContent;
  const number = (name) => (a, b) => a.dataset[name] - b.dataset[name];
  const orders = {
    rank: (a, b) => number("rank")(b, a) || number("points")(b, a),
    number: number("number"),
    source: (a, b) => compare(source(a), source(b)),
    language: (a, b) => compare(a.dataset.language ?? "", b.dataset.language ?? ""),
  };

  const sort = () => {
    rows.sort((a, b) => orders[order.value](a, b) || number("number")(a, b));
    list.append(...rows);
    rove();
  };

  const turn = (open) => {
    for (const row of rows) {
      const details = row.querySelector("details");
      if (details && !row.hidden) details.open = open;
    }
  };

  const steps = {
    ArrowDown: (at) => at + 1,
    ArrowUp: (at) => at - 1,
    Home: () => 0,
    End: (at, last) => last,
  };

  list.addEventListener("keydown", (event) => {
    const all = summaries();
    const at = all.indexOf(event.target);
    if (at < 0 || !(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = all[Math.max(0, Math.min(all.length - 1, steps[event.key](at, all.length - 1)))];
    event.preventDefault();
    rove(to);
    to.focus();
  });
  list.addEventListener("focusin", (event) => {
    if (event.target.matches(".row > details > summary")) rove(event.target);
  });

  let waiting;
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  choices.forEach((each) => each.addEventListener("change", filter));
  order.addEventListener("change", sort);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(() => { sort(); filter(); }));
  document.getElementById("open").addEventListener("click", () => turn(true));
  document.getElementById("shut").addEventListener("click", () => turn(false));

  const names = new Intl.DisplayNames(reader, { type: "language" });
  document.querySelectorAll("#by-language option").forEach((each) => {
    for (const tag of known(each.value || [])) each.textContent = `${names.of(tag)} (${tag})`;
  });

  const glance = document.getElementById("glance");
  if (glance && matchMedia("(max-width: 48rem)").matches) glance.open = false;
  filters.hidden = false;
  document.getElementById("keys").hidden = false;
  filter();
}
