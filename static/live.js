// A run that is under way, kept up to date without loading the page anew: the figures every two seconds; the one line
// that is read aloud no more often than every fifteen, and once more when the run is over. Focus, and what was
// unfolded, stay where they are.
"use strict";

const run = document.querySelector("[data-live]");
const every = 2000, aloudEvery = 15000;
let aloudAt = Date.now();

function replace(place, found) {
  const open = place.querySelector("details")?.open;
  place.replaceChildren(...found.childNodes);
  const details = place.querySelector("details");
  if (details && open !== undefined) details.open = open;
}

async function look() {
  try {
    const answer = await fetch(run.dataset.live, { credentials: "same-origin" });
    // Logged out meanwhile, or the server is away: the page stays as it is.
    if (!answer.ok || answer.redirected) return setTimeout(look, aloudEvery);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const line = page.querySelector("[data-line]"), figures = page.querySelector("[data-figures]");
    const place = document.getElementById("run-figures");
    if (figures && !place.contains(document.activeElement)) replace(place, figures);
    const spoken = document.getElementById("run-line");
    if (!figures || Date.now() - aloudAt >= aloudEvery) {
      aloudAt = Date.now();
      if (line.textContent !== spoken.textContent) replace(spoken, line);
    }
    if (figures) setTimeout(look, every);
  } catch {
    setTimeout(look, aloudEvery);
  }
}

if (run) setTimeout(look, every);
