// Sickness in a real browser: from "ill" to all questions sent, with the presses counted; the first yes by the link in the
// e-mail; and the coordinator's pages of each person, wide and narrow. Started by tests/house/browser.rs.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";

const { BASE_URL, COORDINATOR, PASSWORD, AMINA, FAMILY, TWIN, FRIDAY, HERS, SCREENSHOTS } = process.env;
const program = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => path && existsSync(path));
assert.ok(program, "Chromium is installed");
mkdirSync(SCREENSHOTS, { recursive: true });
setTimeout(() => { console.error("the browser is not done in time"); process.exit(1); }, 300_000).unref();

const browser = await chromium.launch({
  executablePath: program, headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});
const complaints = [];

async function somebody(more = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (m) => { if (m.type() === "error" && !m.text().includes("status of 422")) complaints.push(`${page.url()}: ${m.text()}`); });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  return page;
}

/** Looks at a page as it is: a picture wide and narrow, nothing wider than a telephone, nothing that shuts people out. */
async function inspect(page, name) {
  await page.screenshot({ path: `${SCREENSHOTS}/${name}-1280.png`, fullPage: true });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  for (const v of violations.filter((v) => ["serious", "critical"].includes(v.impact)))
    complaints.push(`${name}: ${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join("\n  ")}`);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}-320.png`, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) complaints.push(`${name}: scrolls sideways at 320 px, to ${wide} px`);
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.doesNotMatch(await page.content(), /\[[a-z]+(-[a-z0-9_]+)+\]/, `${name} shows a message without a text`);
}

const says = async (page, ...texts) => {
  const words = (await page.locator("main").innerText()).replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ");
  for (const text of texts) assert.ok(words.includes(text), `${page.url()} does not say "${text}":\n${words}`);
};

try {
  const desk = await somebody({ javaScriptEnabled: true });
  await desk.goto(`${BASE_URL}/caregivers/${AMINA}`);
  await desk.getByLabel("E-mail address").fill(COORDINATOR);
  await desk.getByLabel("Password").fill(PASSWORD);
  await desk.getByRole("button", { name: "Log in" }).click();
  await desk.waitForURL(`**/caregivers/${AMINA}`);
  await inspect(desk, "person");

  // Amina is ill until Friday, and has five slots. Every press counts.
  let presses = 0;
  const press = async (what) => { presses += 1; await what.click(); };
  await press(desk.getByRole("link", { name: "Ill or away", exact: true }));
  await inspect(desk, "absence");
  await desk.getByLabel("Until").fill(FRIDAY);
  await press(desk.getByRole("button", { name: "Go on" }));
  await inspect(desk, "absence-question");
  await says(desk, "Ill from", "Who can come?", "Bieke Baert");
  await press(desk.getByRole("button", { name: "Note it and ask" }));
  await says(desk, "The questions are on their way", "Bieke Baert was asked, answer before");
  assert.ok(presses <= 3, `three presses from "ill" to all questions sent, and not ${presses}`);
  console.log(`five slots of somebody who is ill, all questions sent: ${presses} presses`);
  await inspect(desk, "replacements");
  await desk.goto(`${BASE_URL}/today`);
  await says(desk, "Several people were asked for 5 visits");
  await inspect(desk, "today-asking");

  // By her own link, on a telephone without scripts: Bieke says yes to one of the five.
  const she = await somebody({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await she.goto(`${BASE_URL}${HERS}`);
  await she.screenshot({ path: `${SCREENSHOTS}/asked-by-link-320.png`, fullPage: true });
  assert.equal(await she.locator("button[value=accept]").count(), 5);
  await she.locator("button[value=accept]").first().click();
  assert.ok(await she.locator(".badge.accepted").first().isVisible());
  await she.goto(`${BASE_URL}${HERS}/absence`);
  await she.screenshot({ path: `${SCREENSHOTS}/absence-by-link-320.png`, fullPage: true });

  // Each person's pages.
  for (const part of ["shifts", "availability", "training", "contact", "merge", `merge?with=${TWIN}`]) {
    await desk.goto(`${BASE_URL}/caregivers/${AMINA}/${part}`);
    await inspect(desk, `caregiver-${part.replace(/\W.*/, "")}${part.includes("?") ? "-preview" : ""}`);
  }
  for (const part of ["", "/shifts", "/contact", "/facts", "/merge"]) {
    await desk.goto(`${BASE_URL}/families/${FAMILY}${part}`);
    await inspect(desk, `family${part.replace("/", "-")}`);
  }
  // By keyboard alone: a note is written without a mouse.
  await desk.goto(`${BASE_URL}/families/${FAMILY}/contact`);
  await desk.getByLabel("What was said or agreed?").focus();
  await desk.keyboard.type("Called back at noon.");
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Enter");
  await says(desk, "Called back at noon.");
  assert.deepEqual(complaints, []);
} catch (error) {
  console.error(complaints.join("\n"));
  throw error;
} finally {
  await browser.close();
}
