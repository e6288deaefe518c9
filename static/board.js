// Planning by hand on the board: a slot is carried to the line of a caregiver, by pointer or by keyboard. What it would do and
// cost is shown before anything is saved, on the page that works without this script too.
"use strict";

const lines = [...document.querySelectorAll("[data-to]")];
const said = document.getElementById("carrying");
const hint = document.getElementById("by-hand");
let carried = null, over = -1;

if (lines.length > 0) hint.hidden = false;

/** The slot to which an element belongs. */
const chipOf = (element) => (element instanceof Element ? element.closest("a.chip") : null);
/** The name at the head of a line. */
const nameOf = (line) => line.querySelector("th a").textContent;

function mark(line) {
  lines.forEach((each) => each.classList.toggle("target", each === line));
  line?.scrollIntoView({ block: "nearest" });
}

function put(line) {
  const query = new URLSearchParams({ caregiver: line.dataset.to, back: location.pathname + location.search });
  location.href = `${carried.pathname}/assign?${query}`;
}

function stop(words) {
  carried?.classList.remove("carried");
  carried = null;
  over = -1;
  mark(null);
  said.textContent = words;
}

document.addEventListener("dragstart", (event) => {
  const chip = chipOf(event.target);
  if (!chip) return;
  stop("");
  carried = chip;
  chip.classList.add("carried");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/uri-list", chip.href);
});
document.addEventListener("dragend", () => stop(""));
for (const line of lines) {
  line.addEventListener("dragover", (event) => {
    if (!carried || line.contains(carried)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    mark(line);
  });
  line.addEventListener("drop", (event) => {
    if (!carried || line.contains(carried)) return;
    event.preventDefault();
    put(line);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const chip = chipOf(event.target);
  if (!carried) {
    if (!chip || event.key.toLowerCase() !== "m") return;
    event.preventDefault();
    carried = chip;
    chip.classList.add("carried");
    over = lines.findIndex((line) => line.contains(chip));
    said.textContent = said.dataset.carry;
    return;
  }
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key === "Escape" || event.key === "Tab") {
    stop(said.dataset.back);
  } else if (event.key in steps) {
    over = Math.min(Math.max(over + steps[event.key], 0), lines.length - 1);
    mark(lines[over]);
    said.textContent = `${said.dataset.over} ${nameOf(lines[over])}`;
  } else if (event.key === "Enter" && over >= 0 && !lines[over].contains(carried)) {
    put(lines[over]);
  } else {
    return;
  }
  event.preventDefault();
});
