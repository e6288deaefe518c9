// A slider beside the number of each weight: moved, it writes the number; the number, typed, moves it. The number is what
// is sent.
"use strict";

const read = (text) => Number(text.replace(",", "."));
const written = (value) => String(Math.round(value * 1000) / 1000).replace(".", ",");

for (const number of document.querySelectorAll("[data-slider]")) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = number.dataset.least;
  slider.max = number.dataset.most;
  slider.step = number.dataset.step;
  slider.setAttribute("aria-label", number.labels[0].textContent);
  const follow = () => { slider.value = read(number.value); };
  follow();
  slider.addEventListener("input", () => { number.value = written(slider.valueAsNumber); });
  number.addEventListener("input", follow);
  number.before(slider);
}
