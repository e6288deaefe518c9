// The week's main acts by keys alone, once with the scripts of the pages and once without them: solve, look at who could come, pin, forbid,
// move, publish, report somebody ill, search. Each stop of the focus can be seen and stands in the order of the page; the skip link
// leads past the head; after an act the focus is back in its row. Started by tests/house/walk/keyboard.rs.
import assert from "node:assert/strict";
import { BASE_URL, COORDINATOR, PASSWORD, WEEK, ends, says, somebody } from "./kit.mjs";

const { FRIDAY } = process.env;

/** Where the focus is: its words, whether it can be seen, and whether it comes after the stop before. */
const stop = (page) =>
  page.evaluate(() => {
    const at = document.activeElement, before = window.before;
    window.before = at;
    const shown = at.closest(".choices label") ?? at;
    const style = getComputedStyle(shown), place = shown.getBoundingClientRect();
    const label = at.labels?.[0]?.innerText ?? at.getAttribute("aria-label");
    return {
      name: (label ?? (at.innerText || at.value || "")).replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim(),
      tag: at.tagName, id: at.id, same: at === before, row: at.closest("tr")?.id ?? "",
      seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && place.width > 0 && place.bottom > 0 && place.top < innerHeight,
      forwards: !before || !before.isConnected || before === document.body || Boolean(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
  });

/** Presses the Tab key until the focus is on something; every stop on the way is looked at. */
async function tabs_to(page, wanted, { row = "" } = {}) {
  const passed = [];
  for (let tries = 0; tries < 200; tries++) {
    await page.keyboard.press("Tab");
    const at = await stop(page);
    passed.push(at.name);
    // The parts of a date are stops of one field, whose ring the browser draws around the part.
    if (at.tag === "BODY" || at.same) continue;
    assert.ok(at.seen, `${page.url()}: the focus on "${at.name}" (${at.tag}) cannot be seen`);
    assert.ok(at.forwards, `${page.url()}: "${at.name}" comes out of order`);
    if ((wanted instanceof RegExp ? wanted.test(at.name) : at.name === wanted) && at.row.includes(row)) return at;
  }
  assert.fail(`${page.url()}: no stop at ${wanted} in ${row}: ${passed.join(" | ")}`);
}

async function presses(page, wanted, more) {
  await tabs_to(page, wanted, more);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

/** Writes into the field that has the focus. */
async function writes(page, label, text) {
  await tabs_to(page, label);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

async function the_week(scripts, amina) {
  const page = await somebody({ javaScriptEnabled: scripts });
  // The one address that is typed; then keys alone.
  await page.goto(`${BASE_URL}/today`);
  await writes(page, /^E-mail/, COORDINATOR);
  await writes(page, "Password", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/today");

  // The skip link is the first stop, can be seen, and leads into the page.
  await page.keyboard.press("Tab");
  assert.equal((await stop(page)).name, "Go to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  assert.ok((await tabs_to(page, /./)).name, "and the next stop is in it");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main")), "the next stop is in the page");
  return page;
}

await ends("the week is done by keys", async () => {
  for (const scripts of [true, false]) {
    const page = await the_week(scripts);
    // Solve.
    await page.goto(`${BASE_URL}/weeks/${WEEK}`);
    await presses(page, /^Solve/);
    await page.locator(".badge.done, a:text('Show the week')").first().waitFor({ timeout: 60_000 });
    if (scripts && (await page.getByRole("link", { name: "Show the week" }).isVisible())) await presses(page, "Show the week");
    await page.locator(".badge.done").waitFor();
    await says(page, "visits are filled");

    // The board, and a visit on it.
    await presses(page, "By day");
    await presses(page, scripts ? /^09:00 – 12:00/ : /^11:00 – 14:00/);
    const other = await page.locator("tr", { has: page.getByRole("button", { name: "Pin" }) }).last().getAttribute("id");
    await presses(page, "Pin", { row: other });
    await says(page, "Pinned. The next solve keeps to it.");
    assert.equal(await page.evaluate(() => document.activeElement.id), other, "the focus is back in the row");
    await presses(page, "Lift", { row: other });
    assert.equal(await page.evaluate(() => document.activeElement.id), other);
    await presses(page, "Forbid", { row: other });
    await says(page, "Forbidden. The next solve keeps to it.");
    assert.equal(await page.evaluate(() => document.activeElement.id), other);
    await presses(page, "Lift", { row: other });

    // Moved to somebody else: by the page that says what it costs; with scripts on the board itself.
    if (scripts) {
      await page.goto(`${BASE_URL}/weeks/${WEEK}/board?by=caregiver`);
      await tabs_to(page, /^09:00 – 12:00/);
      await page.keyboard.press("m");
      const from = await page.evaluate(() => [...document.querySelectorAll("[data-to]")].findIndex((line) => line.contains(document.activeElement)));
      await page.keyboard.press(from > 0 ? "ArrowUp" : "ArrowDown");
      await Promise.all([page.waitForURL(/assign/), page.keyboard.press("Enter")]);
    } else {
      await presses(page, "Look first");
    }
    await says(page, "This visit for");
    await presses(page, /^Give/);
    await says(page, /is given and pinned/);
    const at = await stop(page);
    assert.ok(scripts ? at.id.startsWith("s-") && at.seen : at.id === "said", `the focus is on the visit, and not on ${JSON.stringify(at)}`);

    // Search, by its key where there are scripts.
    if (scripts) await page.keyboard.press("/");
    else await tabs_back_to_search(page);
    await page.keyboard.type("amina");
    await Promise.all([page.waitForURL("**/search**"), page.keyboard.press("Enter")]);
    await presses(page, /^Amina Benali/);
    await says(page, "Amina Benali");

    if (!scripts) {
      // Published, and then she is ill.
      await page.goto(`${BASE_URL}/weeks/${WEEK}`);
      await presses(page, "Publish");
      await presses(page, "Publish and send");
      await says(page, "The week is published.");
      await page.goBack();
      await page.goto(`${BASE_URL}/search?q=amina`);
      await presses(page, /^Amina Benali/);
      await presses(page, "Ill or away");
      await tabs_to(page, /^From/);
      await writes_date(page, /^From/, FRIDAY);
      await presses(page, "Go on");
      await presses(page, /^(Note it and ask|Yes, I am sure)/);
      await says(page, /The questions are on their way|Noted/);
    }
  }
});

/** A field for a date is filled part by part, in the order in which this browser shows them. */
async function writes_date(page, label, day) {
  const [year, month, date] = day.split("-"), field = page.getByLabel(label);
  for (const order of [`${month}${date}${year}`, `${date}${month}${year}`]) {
    await page.keyboard.type(order);
    if ((await field.inputValue()) === day) return;
    // Back to its first part.
    for (let part = 0; part < 3; part++) await page.keyboard.press("ArrowLeft");
  }
  assert.fail(`the date stands at ${await field.inputValue()}`);
}

/** Without scripts the search is a stop in the head of each page. */
async function tabs_back_to_search(page) {
  await page.goto(`${BASE_URL}/today`);
  await tabs_to(page, /^Search a family/);
}
