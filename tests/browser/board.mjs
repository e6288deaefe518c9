// The board in a real browser: seven days at 1280 px and one at 390; a slot carried to a caregiver by pointer and by keyboard, and the
// same without scripts; what it prints. Started by tests/house/browser.rs, which names the site.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";

const { BASE_URL, WEEK, MONDAY, COORDINATOR, PASSWORD, SCREENSHOTS } = process.env;
const program = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => path && existsSync(path));
assert.ok(program, "Chromium is installed");
mkdirSync(SCREENSHOTS, { recursive: true });
const browser = await chromium.launch({ executablePath: program, headless: true, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const complaints = [];
const board = `${BASE_URL}/weeks/${WEEK}/board`;

setTimeout(() => {
  console.error(`the browser is not done in time; so far: ${complaints.join("\n")}`);
  process.exit(1);
}, (Number(process.env.PATIENCE) || 300) * 1000).unref();

/** The coordinator, logged in, with a browser of her own. */
async function logged_in(more = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 1800 }, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("status of 422")) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  await page.goto(`${BASE_URL}/login`);
  await page.fill("[name=email]", COORDINATOR);
  await page.fill("[name=password]", PASSWORD);
  await page.locator("main button").click();
  await page.waitForURL(/today/);
  return page;
}

/** Nothing that shuts people out, and nothing wider than a telephone. */
async function inspect(page, name) {
  console.log(`looks at ${name}`);
  await page.screenshot({ path: `${SCREENSHOTS}/${name}-1280.png`, fullPage: true });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const serious = violations.filter((v) => ["serious", "critical"].includes(v.impact));
  if (serious.length > 0) complaints.push(`${name}: ${serious.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => n.html).join("\n")}`).join("\n")}`);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) complaints.push(`${name}: scrolls sideways at ${width} px, to ${wide} px`);
    if (width < 1280) await page.screenshot({ path: `${SCREENSHOTS}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 1800 });
}

const words = async (page) => (await page.locator("main").innerText()).replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ");
const says = async (page, ...texts) => {
  const said = await words(page);
  for (const text of texts) assert.ok(said.includes(text), `${page.url()} does not say "${text}":\n${said}`);
};

/** The days whose column can be seen now. */
const days_in_view = (page) =>
  page.evaluate(() => {
    const region = document.querySelector(".scroll"), place = region.getBoundingClientRect();
    const names = region.querySelector("thead th").getBoundingClientRect();
    return [...region.querySelectorAll("thead th + th")].filter((th) => {
      const at = th.getBoundingClientRect();
      const seen = Math.min(at.right, place.right, innerWidth) - Math.max(at.left, names.right, 0);
      return seen > at.width * 0.6;
    }).length;
  });

async function paper(page, format) {
  const file = (await page.pdf({ format, landscape: true })).toString("latin1");
  return (file.match(/\/Type \/Page\b/g) ?? []).length;
}

/** Says who has the slot at these hours. */
async function holder(page, hours) {
  await page.goto(`${board}?by=day`);
  await says(page, hours);
  return (await page.locator("a.chip", { hasText: hours }).innerText()).replace(/\s+/g, " ");
}

try {
  let desk = await logged_in();

  // Seven days at 1280 px, one at 390; by finger the next day.
  await desk.goto(`${board}?by=caregiver`);
  assert.equal(await days_in_view(desk), 7, "seven days are in view at 1280 px");
  await inspect(desk, "board-caregivers");
  await desk.setViewportSize({ width: 390, height: 800 });
  assert.equal(await days_in_view(desk), 1, "one day is in view at 390 px");
  await desk.locator(".scroll").evaluate((region) => region.scrollBy({ left: 200 }));
  await desk.waitForTimeout(600);
  assert.equal(await days_in_view(desk), 1, "and one again after a swipe");
  await desk.setViewportSize({ width: 1280, height: 1800 });
  for (const view of ["day", "family", "place", "unfilled", `caregiver&day=${MONDAY}`]) {
    await desk.goto(`${board}?by=${view}`);
    await inspect(desk, `board-by-${view.replace(/[^a-z]/g, "")}`);
  }

  // By pointer: what nobody has is dragged to a line; it is looked at, done, and taken back.
  await desk.goto(`${board}?by=caregiver&day=${MONDAY}`);
  const line = (name) => desk.locator("[data-to]", { hasText: name });
  await desk.locator("a.chip", { hasText: "09:00 – 12:00" }).dragTo(line("Amina Benali").locator("th"));
  await desk.waitForURL(/assign/);
  await says(desk, "This visit for Amina Benali?", "This visit will be filled.", "No other visit is lost.");
  await inspect(desk, "deed");
  await desk.getByRole("button", { name: "Give and pin" }).click();
  await desk.waitForURL(/board/);
  await says(desk, "Done: the visit is given and pinned.", "Your last step:");
  assert.match(await holder(desk, "09:00 – 12:00"), /Amina Benali/);

  // By keyboard: picked up, moved, put back; then moved and put down. A rule is in the way, and what would clear it is shown.
  await desk.goto(`${board}?by=caregiver&day=${MONDAY}`);
  const chip = desk.locator("a.chip", { hasText: "11:00 – 14:00" });
  await chip.focus();
  await desk.keyboard.press("m");
  assert.match(await desk.locator("#carrying").innerText(), /picked up/);
  await desk.keyboard.press("ArrowDown");
  assert.match(await desk.locator("#carrying").innerText(), /To: Amina Benali/);
  await desk.keyboard.press("Escape");
  assert.match(await desk.locator("#carrying").innerText(), /put back/);
  await desk.keyboard.press("m");
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Enter");
  await desk.waitForURL(/assign/);
  await says(desk, "This is not possible", "It cannot be otherwise.", "It is possible if Amina Benali gives this up", "One other visit would be unfilled");
  await inspect(desk, "deed-in-the-way");
  await desk.getByRole("link", { name: "Look at that" }).click();
  await desk.getByRole("button", { name: "Give and pin" }).click();
  await desk.waitForURL(/board/);
  assert.match(await holder(desk, "11:00 – 14:00"), /Amina Benali/);
  assert.match(await holder(desk, "09:00 – 12:00"), /nobody yet/);
  for (const left of [/09:00.*Amina/, /09:00.*nobody yet/]) {
    await desk.getByRole("button", { name: "Undo" }).click();
    await says(desk, "Your last step was undone.");
    assert.match(await holder(desk, "09:00 – 12:00"), left);
  }

  // The same without scripts.
  const plain = await logged_in({ javaScriptEnabled: false });
  await plain.goto(`${board}?by=caregiver&day=${MONDAY}`);
  await plain.locator("a.chip", { hasText: "09:00 – 12:00" }).click();
  const row = plain.getByRole("row").filter({ has: plain.getByRole("rowheader", { name: "Bieke Baert" }) });
  await row.getByRole("link", { name: "Look first" }).click();
  await says(plain, "This visit for Bieke Baert?");
  await plain.getByRole("button", { name: "Give and pin" }).click();
  await says(plain, "Done: this visit is given and pinned.");
  assert.match(await holder(plain, "09:00 – 12:00"), /Bieke Baert/);

  // On paper: a day on one A3 or two A4 at most, and a sheet for each caregiver who comes.
  desk = await logged_in();
  await desk.goto(`${board}?by=day&day=${MONDAY}`);
  assert.equal(await paper(desk, "A3"), 1);
  assert.ok((await paper(desk, "A4")) <= 2);
  await desk.goto(`${BASE_URL}/weeks/${WEEK}/sheets`);
  const sheets = await desk.locator("section.sheet").count();
  assert.ok(sheets > 0);
  assert.equal(await paper(desk, "A4"), sheets, "a sheet for each");
  await inspect(desk, "sheets");

  // All scripts of the site together.
  let bytes = 0;
  for (const name of ["board.js", "live.js", "search.js"]) bytes += (await (await fetch(`${BASE_URL}/static/any/${name}`)).arrayBuffer()).byteLength;
  assert.ok(bytes < 30_000, `${bytes} bytes of scripts`);
  assert.deepEqual(complaints, []);
  console.log("the board is fine");
} catch (error) {
  console.error(error, complaints.join("\n"));
  process.exitCode = 1;
} finally {
  await browser.close();
}
