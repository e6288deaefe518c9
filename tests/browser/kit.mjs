// What the scripts stand on: the browser, people in it, what they read, and what is wrong with a page. Whatever only the test can do
// (the clock, the mail) is asked of it, a line each (tests/house/harness/browser.rs).
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import axe from "axe-core";
import { chromium } from "playwright-core";

export const { BASE_URL, WEEK, COORDINATOR, PASSWORD, SCREENSHOTS } = process.env;
/** What the console, the content policy, axe or the width of a page complains of; it must be empty in the end. */
export const complaints = [];

const program = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => path && existsSync(path));
assert.ok(program, "Chromium is installed");
mkdirSync(SCREENSHOTS, { recursive: true });
setTimeout(() => {
  console.error(`the browser is not done in time; so far: ${complaints.join("\n")}`);
  process.exit(1);
}, (Number(process.env.PATIENCE) || 400) * 1000).unref();

export const browser = await chromium.launch({
  executablePath: program,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});

const replies = createInterface({ input: process.stdin });
const waiting = [];
replies.on("line", (line) => waiting.shift()(line));
process.stdin.unref();

/** Asks the test for something; its answer is a line. */
export function ask(...words) {
  process.stdin.ref();
  return new Promise((done) => {
    waiting.push((line) => {
      process.stdin.unref();
      done(line);
    });
    console.log(["ask", ...words].join("\t"));
  });
}

/** Somebody with a browser of her own. */
export async function somebody(more = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 }, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => {
    // A form that is shown again with its faults, and what is not there, are errors to the browser, not to us.
    if (message.type() === "error" && !/status of 4(04|09|22)/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  return page;
}

/** Logs in on the page that asks for it. */
export async function logs_in(page, email = COORDINATOR, password = PASSWORD) {
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await page.locator("main form button").last().click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** What the main part of a page says, without Fluent's invisible marks. */
export const words = async (page) => tidy(await page.locator("main").innerText());
export const tidy = (text) => text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();

/** What must hold; with SOFT, to look further, it is only noted. */
function holds(what, message) {
  if (process.env.SOFT && !what) complaints.push(message);
  else assert.ok(what, message);
}

/** A page says all of this. */
export async function says(page, ...texts) {
  const said = await words(page);
  for (const text of texts) {
    const there = text instanceof RegExp ? text.test(said) : said.includes(text);
    holds(there, `${page.url()} does not say "${text}":\n${said}`);
  }
}

/** A page says nothing of this. */
export async function keeps_silent(page, ...texts) {
  const said = await words(page);
  for (const text of texts) holds(!said.includes(text), `${page.url()} says "${text}":\n${said}`);
}

/** What axe finds on a page as it is, in words; the frame of an e-mail lets no script in, axe's neither. */
export async function axe_finds(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { iframes: false, resultTypes: ["violations"] }));
  return found.violations.map((v) => `${v.id} (${v.impact}): ${v.help}\n  ${v.nodes.map((n) => n.html).join("\n  ")}`);
}

/** How wide a page is at a width of the window: more than that scrolls sideways. */
export async function width_at(page, width, height = 800) {
  await page.setViewportSize({ width, height });
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** Ends the script: well if nothing was wrong. */
export async function ends(what, run) {
  try {
    await run();
    assert.deepEqual(complaints, []);
    console.log(what);
  } catch (error) {
    console.error(error, complaints.join("\n"));
    let number = 0;
    for (const context of browser.contexts()) {
      for (const page of context.pages()) await page.screenshot({ path: `${SCREENSHOTS}/failed-${number++}.png`, fullPage: true }).catch(() => {});
    }
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
