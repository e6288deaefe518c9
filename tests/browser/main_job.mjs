// The main job in a real browser: ask for care as a family; find and confirm the e-mail; log in as coordinator; solve; see the
// gap and the reasons; pin one slot and forbid another; solve again; publish; open a caregiver's e-mail; accept; open the
// family's e-mail; import its calendar file with a second parser. Started by tests/house/browser.rs, which names the site.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import axe from "axe-core";
import ICAL from "ical.js";
import { chromium } from "playwright-core";

const { BASE_URL, MAILBOX, WEEK, MONDAY, WEDNESDAY, COORDINATOR, PASSWORD, FAMILY, SCREENSHOTS } = process.env;
const program = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => path && existsSync(path));
assert.ok(program, "Chromium is installed");
mkdirSync(SCREENSHOTS, { recursive: true });

const browser = await chromium.launch({
  executablePath: program,
  headless: true,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
  ],
});

/** Somebody with a browser of her own; whatever the console or the content policy complains of ends the test. */
async function somebody(more = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...more });
  const page = await context.newPage();
  // The other tests run beside this one, so that a page can be long in coming.
  page.setDefaultTimeout(20_000);
  pages.push(page);
  page.on("console", (message) => {
    // The frame of an e-mail lets no script in, this test's neither.
    if (message.text().includes("Blocked script execution")) return;
    // A form that is shown again with its faults is an error to the browser, not to us.
    if (message.type() === "error" && !message.text().includes("status of 422")) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A download is not a page that failed, nor is a page that was left before it had loaded.
    const reason = request.failure()?.errorText ?? "";
    if (!reason.includes("ERR_ABORTED")) complaints.push(`${request.url()}: ${reason}`);
  });
  return page;
}
const complaints = [];
const pages = [];

// Whatever hangs is said to hang, well before anybody loses patience.
setTimeout(() => {
  console.error(`the browser is not done in time; so far: ${complaints.join("\n")}`);
  process.exit(1);
}, (Number(process.env.PATIENCE) || 400) * 1000).unref();

/** Looks at a page as it is: a picture wide and narrow, nothing wider than a telephone, nothing that shuts people out. */
async function inspect(page, name) {
  console.log(`looks at ${name}`);
  await page.screenshot({ path: `${SCREENSHOTS}/${name}-1280.png`, fullPage: true });
  // The frame of an e-mail lets no script in, axe's neither.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
  const serious = violations.filter((v) => ["serious", "critical"].includes(v.impact));
  const told = serious.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join("\n  ")}`);
  if (told.length > 0) complaints.push(`${name}: ${told.join("\n")}`);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}-320.png`, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) complaints.push(`${name}: scrolls sideways at 320 px, to ${wide} px`);
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.doesNotMatch(await page.content(), /\[[a-z]+(-[a-z0-9_]+)+\]/, `${name} shows a message without a text`);
}

/** Opens the newest e-mail to an address whose subject is like this, and gives back the frame with its text. */
async function openMail(page, to, subject) {
  for (let tries = 0; tries < 100; tries++) {
    await page.goto(`${MAILBOX}?to=${encodeURIComponent(to)}`);
    const mail = page.locator(".mails a", { hasText: subject }).first();
    if ((await mail.count()) > 0) {
      await mail.click();
      return page.frameLocator("iframe.mail");
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`${to} has received nothing like ${subject}`);
}

/** The file behind a link; a click may be missed here too. */
async function fetched(page, link) {
  for (let tries = 0; tries < 5; tries++) {
    await page.bringToFront();
    const download = page.waitForEvent("download", { timeout: 8_000 }).catch(() => null);
    await (tries % 2 === 0 ? link.click() : link.press("Enter"));
    const file = await download;
    if (file) return file;
    console.log("the link to a file is clicked once more");
  }
  throw new Error("no file came");
}

/** Follows a link in an e-mail. A frame that has just been laid out anew may miss a click, as for people: then once more. */
async function follow(page, link, target) {
  for (let tries = 0; tries < 5; tries++) {
    await page.bringToFront();
    await (tries % 2 === 0 ? link.click() : link.press("Enter"));
    try {
      await page.waitForURL(target, { timeout: 1_000 });
      return;
    } catch {
      console.log(`the link to ${target} is clicked once more`);
    }
  }
  throw new Error(`the link in the e-mail does not lead to ${target}`);
}

const says = async (page, ...texts) => {
  const words = (await page.locator("main").innerText()).replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ");
  for (const text of texts) assert.ok(words.includes(text), `${page.url()} does not say "${text}":\n${words}`);
};

try {
  // A family asks for care.
  const family = await somebody();
  await family.goto(`${BASE_URL}/`);
  await inspect(family, "home");
  await family.getByRole("link", { name: "Ask for childcare" }).click();
  await inspect(family, "ask");
  await family.getByRole("button", { name: "Another time" }).click();
  for (const [i, day, from, until] of [[0, MONDAY, "09:00", "12:00"], [1, WEDNESDAY, "13:00", "16:30"]]) {
    await family.locator(`#date-${i}`).fill(day);
    await family.locator(`#from-${i}`).fill(from);
    await family.locator(`#until-${i}`).fill(until);
  }
  await family.getByLabel("First name or initial").fill("Yara");
  await family.getByLabel("Born in (month and year)").fill("2021-06");
  await family.getByLabel("I have a Dutch lesson").check();
  await family.getByLabel("Your name").fill("Fatma Yıldız");
  await family.getByLabel("Your telephone number").fill("0470 00 00 01");
  await family.getByLabel("Street and number").fill("Vlasstraat 17");
  await family.getByLabel("Turkish").check();
  await family.getByRole("button", { name: "Send" }).last().click();
  // The address and the place were forgotten: the form says so, and keeps the rest.
  await inspect(family, "ask-faults");
  await says(family, "Write the whole e-mail address");
  assert.equal(await family.getByLabel("Your name").inputValue(), "Fatma Yıldız");
  await family.getByLabel("Your e-mail address").fill(FAMILY);
  await family.getByLabel("Postcode and place").fill("9000 Gent");
  await family.getByRole("button", { name: "Send" }).last().click();
  await says(family, "Look in your e-mail");
  await inspect(family, "asked");

  // She finds the e-mail and says that it is hers.
  const letter = await openMail(family, FAMILY, "Confirm your request");
  await inspect(family, "mailbox");
  await follow(family, letter.getByRole("link", { name: "Look and confirm" }), /\/prove\//);
  await inspect(family, "prove");
  await family.getByRole("button", { name: "Yes, this is my request" }).click();
  await says(family, "Your request is confirmed");
  await says(family, "09:00 – 12:00", "13:00 – 16:30", "we are looking");
  await inspect(family, "family");

  // The coordinator logs in, solves, sees the gap and the reasons.
  const desk = await somebody();
  await desk.goto(`${BASE_URL}/weeks/${WEEK}`);
  await inspect(desk, "login");
  await desk.getByLabel("E-mail address").fill(COORDINATOR);
  await desk.getByLabel("Password").fill(PASSWORD);
  await desk.getByRole("button", { name: "Log in" }).click();
  await inspect(desk, "weeks");
  for (const [path, name] of [["/today", "today"], ["/search?q=an", "search"], ["/journal", "journal"]]) {
    await desk.goto(`${BASE_URL}${path}`);
    await inspect(desk, name);
    await desk.keyboard.press("/");
    assert.equal(await desk.evaluate(() => document.activeElement?.getAttribute("name")), "q", `${path}: "/" leads to the search`);
    await desk.evaluate(() => document.activeElement.blur());
  }
  await desk.goto(`${BASE_URL}/weeks/${WEEK}`);
  await inspect(desk, "week-before");
  const shown = async () => {
    const over = desk.getByRole("link", { name: "Show the week" }), done = desk.locator(".badge.done");
    await over.or(done).first().waitFor({ timeout: 60_000 });
    if (await over.isVisible()) await over.click();
    await done.waitFor();
  };
  const solve = async (name) => {
    await desk.getByRole("button", { name }).click();
    await shown();
  };

  // The first time she watches: the figures change on the page as it stands, and what she has closed stays closed.
  await desk.getByRole("button", { name: "Solve" }).click();
  await desk.locator(".badge.running").waitFor();
  const withoutScripts = await somebody({ javaScriptEnabled: false, storageState: await desk.context().storageState() });
  await withoutScripts.goto(desk.url());
  assert.ok(await withoutScripts.locator(".badge.running").isVisible(), "she sees it without scripts too");
  await desk.evaluate(() => { window.stays = true; });
  const rows = desk.locator("#run-figures tbody tr");
  await rows.nth(1).waitFor({ state: "attached" });
  const spoken = await desk.locator("#run-line").innerText();
  const summary = desk.locator("#run-figures summary");
  if (await desk.locator("#run-figures details").evaluate((details) => details.open)) await summary.click();
  const stop = desk.getByRole("button", { name: "Stop" });
  await stop.focus();
  await rows.nth(3).waitFor({ state: "attached" });
  assert.equal(await desk.locator("#run-figures details").evaluate((details) => details.open), false, "what was closed stays closed");
  assert.ok(await stop.evaluate((button) => button === document.activeElement), "the focus stays where it was");
  assert.equal(await desk.locator("#run-line").innerText(), spoken, "nothing is read aloud every two seconds");
  await desk.getByRole("link", { name: "Show the week" }).waitFor({ timeout: 60_000 });
  assert.ok(await desk.evaluate(() => window.stays), "the page was not loaded anew");
  await inspect(desk, "week-run-over");
  await shown();
  await withoutScripts.locator(".badge.done").waitFor({ timeout: 60_000 });
  await says(desk, "within", "of the best possible", "3 of 4");
  await inspect(desk, "week");
  await desk.goto(`${BASE_URL}/weeks/${WEEK}/board?by=unfilled`);
  await says(desk, "20:00 – 23:00", "3 not available");
  await inspect(desk, "board-unfilled");
  await desk.goto(`${BASE_URL}/weeks/${WEEK}/board?by=caregiver`);
  await inspect(desk, "board-by-caregiver");
  await desk.goto(`${BASE_URL}/weeks/${WEEK}/board`);
  await inspect(desk, "board");

  // She pins one slot and forbids another, and solves again.
  const openSlot = async (hours) => {
    await desk.goto(`${BASE_URL}/weeks/${WEEK}/board`);
    await desk.locator("a.chip", { hasText: hours }).click();
  };
  const holder = () => desk.locator("article dd").first().innerText();
  await openSlot("09:00 – 12:00");
  await inspect(desk, "slot");
  const first = await holder();
  const other = ["Amina Benali", "Bieke Baert"].find((name) => name !== first);
  const rowOf = (name) => desk.getByRole("row").filter({ has: desk.getByRole("rowheader", { name }) });
  await rowOf(other).getByRole("button", { name: "Pin" }).click();
  await says(desk, "Pinned. The next solve keeps to it.");
  await openSlot("13:00 – 16:30");
  const second = await holder();
  await rowOf(second).getByRole("button", { name: "Forbid" }).click();
  await says(desk, "Forbidden. The next solve keeps to it.");
  await desk.goto(`${BASE_URL}/weeks/${WEEK}`);
  await solve(/^Solve/);
  await openSlot("09:00 – 12:00");
  assert.equal(await holder(), other);
  await openSlot("13:00 – 16:30");
  const third = await holder();
  assert.ok(third !== second && third !== "nobody yet", `somebody else has it: ${third}`);

  // She publishes.
  await desk.goto(`${BASE_URL}/weeks/${WEEK}`);
  await desk.getByRole("link", { name: "Publish" }).click();
  await says(desk, "get an e-mail");
  assert.equal(await desk.getByText(": asked to come").count(), 3, "each new offer is named");
  await inspect(desk, "publish");
  await desk.getByRole("button", { name: "Publish and send" }).click();
  await says(desk, "The week is published");

  // The caregiver opens her e-mail and accepts.
  const caregiver = await somebody();
  const plain = other.replaceAll(" ", "").toLowerCase();
  const offer = await openMail(caregiver, plain, "Kunt u ");
  await inspect(caregiver, "mail-offer");
  await follow(caregiver, offer.getByRole("link", { name: "09:00 – 12:00" }), /\/offer\//);
  await inspect(caregiver, "offer");
  await caregiver.locator("button[value=accept]").click();
  await inspect(caregiver, "offer-accepted");
  assert.ok(await caregiver.locator(".badge.accepted").isVisible());
  await caregiver.goto((await hrefOf(caregiver, plain)));
  await inspect(caregiver, "caregiver");
  await caregiver.goto(`${caregiver.url()}/availability`);
  await inspect(caregiver, "availability");

  // The family opens its e-mail; a second parser reads the calendar file.
  await openMail(family, FAMILY, "A caregiver comes on");
  await inspect(family, "mail-confirmed");
  const download = await fetched(family, family.getByRole("link", { name: "Calendar file" }));
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), "utf8")));
  assert.equal(calendar.getFirstPropertyValue("method"), "REQUEST");
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  assert.equal(event.startDate.toJSDate().toISOString(), `${MONDAY}T08:00:00.000Z`, "nine o'clock in Brussels, in winter");
  assert.equal(event.endDate.toJSDate().toISOString(), `${MONDAY}T11:00:00.000Z`);
  assert.ok(event.summary.includes(other), event.summary);
  assert.match(event.uid, /^slot-.+@wijkopvang$/);
  assert.ok(!event.location.includes("Vlasstraat"), "the place alone");

  // What is left of the coordinator's pages.
  for (const [path, name] of [["/families", "families"], ["/caregivers", "caregivers"], ["/letters", "letters"], ["/settings", "settings"]]) {
    await desk.goto(`${BASE_URL}${path}`);
    await inspect(desk, name);
  }
  assert.deepEqual(complaints, []);
  console.log(`the main job is done; pictures are in ${SCREENSHOTS}`);
} catch (error) {
  // A picture of every page as it stood says more than the stack.
  for (const [i, page] of pages.entries()) {
    console.error(page.url());
    await page.screenshot({ path: `${SCREENSHOTS}/failed-${i}.png` }).catch(() => {});
  }
  console.error(complaints.join("\n"));
  throw error;
} finally {
  await browser.close();
}

/** The link to her page, from the e-mail that welcomed her. */
async function hrefOf(page, to) {
  const welcome = await openMail(page, to, "Welkom");
  return welcome.locator("a[href*='/caregiver/']").first().getAttribute("href");
}
