// The week of a new coordinator, by what the screen shows: she types one address, that of the site, and from there on presses the links and
// buttons that she can see. From an empty organiser to its first published week; then from Monday to Friday. Each step says what the
// page must say. Started by tests/house/walk/week.rs, which moves the clock, reads the mail and switches the mail server off.
import assert from "node:assert/strict";
import { BASE_URL, COORDINATOR, PASSWORD, SCREENSHOTS, ask, ends, keeps_silent, logs_in, says, somebody, tidy, words } from "./kit.mjs";

const { NUMBER } = process.env;
const at = (name) => `${name}${NUMBER}@wijk.example`;
const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"];

/** A coordinator at her screen: presses what she sees, and counts. */
class Desk {
  constructor(page, email = COORDINATOR) {
    this.page = page;
    this.email = email;
    this.presses = 0;
  }

  /** Presses a link or a button that can be seen. */
  async press(name, { within = this.page, nth = 0 } = {}) {
    const kind = (role) => within.getByRole(role, { name, exact: typeof name === "string" });
    const found = kind("link").or(kind("button")).filter({ visible: true }).nth(nth);
    this.presses += 1;
    await found.click();
    await this.page.waitForLoadState();
  }

  async unfolds(text, within = this.page) {
    this.presses += 1;
    await within.locator("summary", { hasText: text }).first().click();
  }

  async types(label, value, within = this.page) {
    await within.getByLabel(label).first().fill(value);
  }

  async ticks(label, within = this.page) {
    await within.getByLabel(label).first().check();
  }

  /** What stands in one row, card or line. */
  row(text) {
    return this.page.locator("main li, main tr, main article").filter({ hasText: text }).last();
  }

  /** A new day: she opens the site as she left it, and has to log in. */
  async begins(day, time) {
    await ask("clock", day, time);
    await this.page.reload();
    await says(this.page, "Log in as coordinator");
    await logs_in(this.page, this.email);
    await this.press(/^Today/);
  }

  /** She searches as she does on every page: with the field at the top. */
  async searches(text) {
    await this.page.keyboard.press("/");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await this.page.waitForURL("**/search**");
    this.presses += 1;
  }
}

/** Lets all letters go that are due. */
async function post_goes() {
  for (let tries = 0; tries < 100; tries++) {
    await ask("deliver");
    if ((await ask("waiting")) === "0") return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail("letters are left waiting");
}

/** The page behind the newest link in somebody's e-mails. */
async function follows(page, email, prefix) {
  await post_goes();
  const link = await ask("link", email, prefix);
  assert.ok(link, `${email} has received no link to ${prefix}`);
  await page.goto(link);
}

/** Somebody on the telephone becomes a caregiver who can be planned. */
async function takes_on(desk, name, days, first) {
  const { page } = desk, email = at(name.split(" ")[0].toLowerCase());
  await desk.press("Add somebody, on the telephone");
  await says(page, "You fill in the form for the caregiver, who gets an e-mail to confirm the address.");
  await desk.types("Name", name);
  await desk.types("E-mail address", email);
  await desk.types("Telephone number", "0470 00 00 02");
  await desk.types("Street and number", "Leiekaai 3");
  await desk.types("Postcode and place", "9000 Gent");
  await desk.ticks("by bicycle");
  await desk.types(/How many minutes/, "40");
  await desk.ticks("Turkish");
  await desk.press("Send");
  await says(page, "This caregiver is on the list and gets an e-mail.", "address not confirmed yet");
  // With the letter in hand she confirms the address herself; then the talk waits on the coordinator's first page.
  const she = await somebody();
  await follows(she, email, "/welcome/");
  await says(she, `Is ${email} your e-mail address?`);
  await she.getByRole("button", { name: "Yes, this is my address" }).click();
  await she.close();
  await desk.press(/^Today/);
  await says(page, "One talk to hold", name);
  await desk.press(new RegExp(`^Hold the talk and admit.*${name}`));

  // She admits too soon, and reads what is missing.
  if (first) {
    await desk.ticks("works alone");
    await desk.press("Save stage and limits");
    await says(page, "This stage still asks: Criminal-record extract, model 596.2; Medical fitness; Dutch, level B1.", 'Note it under "Training"');
  }
  await desk.press("Training");
  for (const what of ["Criminal-record extract", "Medical fitness", "Dutch, level B1", "Care of children from 3"]) {
    const codes = page.getByLabel("Certificate", { exact: true });
    await codes.selectOption({ label: (await codes.locator("option").allInnerTexts()).find((text) => text.startsWith(what)) });
    await desk.types(/Valid from/, "2026-01-05");
    await desk.ticks("I have seen the document myself today");
    await desk.press("Note it");
    await says(page, "The certificate is on the list.");
  }
  await desk.press("Profile");
  await desk.ticks("works alone");
  await desk.press("Save stage and limits");
  await says(page, "Stage and limits are saved.");
  await desk.ticks("We have talked and the caregiver can begin");
  await desk.press("Admit");
  await says(page, "This caregiver is admitted. The link comes by e-mail.");
  await desk.press("Availability");
  await says(page, "You fill this in for the caregiver, on the telephone.");
  for (const day of days) {
    await page.fill(`[name=from-${day}-0]`, "08:00");
    await page.fill(`[name=until-${day}-0]`, "18:00");
  }
  await desk.press("Save the week");
  await says(page, "Thank you. This is saved.");
  return email;
}

await ends("the week is walked", async () => {
  const page = await somebody();
  const desk = new Desk(page);
  await page.goto(BASE_URL);
  await desk.press("For coordinators");
  await logs_in(page);
  await page.waitForURL("**/today");
  await says(page, "On the way to your first week", "Look over the settings", "Save the page to tick this off");
  const done = () => page.locator("ol.steps.tall li.done").count();
  assert.equal(await done(), 0);

  // The settings.
  await desk.press("Look over the settings");
  await says(page, "Price and area");
  await desk.press("Save");
  await says(page, "Saved.");
  await desk.press(/^Today/);
  assert.equal(await done(), 1);

  // A caregiver, whom she has on the telephone.
  await desk.press("Admit a first caregiver");
  await says(page, "There are no caregivers yet.");
  const amina = await takes_on(desk, "Amina Benali", [1, 2, 3, 4, 5], true);
  await desk.press(/^Today/);
  assert.equal(await done(), 3, "settings, a caregiver, hours");
  await desk.press(/^Caregivers/);
  const bieke = await takes_on(desk, "Bieke Baert", [1, 3, 5]);

  // A family that calls, with an address that it has heard; and one that asks by itself.
  await desk.press(/^Today/);
  await desk.press("Get a first request from a family");
  await says(page, "Ask for a family, on the telephone");
  await desk.press("Ask for a family, on the telephone");
  await says(page, "It counts at once and is recorded as done by you.");
  const fatma = at("fatma");
  const slots = [[MONDAY, "09:00", "12:00"], [TUESDAY, "09:00", "12:00"], [WEDNESDAY, "09:00", "12:00"], [THURSDAY, "09:00", "12:00"], [FRIDAY, "09:00", "12:00"]];
  await asks(desk, "Fatma Yıldız", fatma, "Vlasstraat 17", "Yara", slots);
  await says(page, "The request counts.", "Monday, 23 November 2026", "Friday, 27 November 2026");
  const family = await somebody();
  await follows(family, fatma, "/confirm/");
  await family.getByRole("button", { name: "Yes, this is my address" }).click();
  await says(family, "09:00 – 12:00");

  // The week is solved.
  await desk.press(/^Today/);
  assert.equal(await done(), 4);
  await desk.press("Solve the week");
  await says(page, "The week is not solved yet.");
  await desk.press("Solve");
  await solved(page);
  await says(page, "5 of 5 visits are filled.", "No better plan exists.", "The plan is not published yet.");

  // And published: who gets which letter stands there before.
  await desk.press(/^Today/);
  assert.equal(await done(), 5);
  await desk.press("Publish the week");
  await says(page, "Publish this week?", "Every visit is filled.", "One caregiver gets an e-mail", "Amina Benali 5 visits");
  await desk.unfolds("Amina Benali");
  await says(page, "Monday 23 November, 09:00 – 12:00, Fatma Yıldız: asked to come");
  await desk.press("Publish and send");
  await says(page, "The week is published. The offers are on their way.");
  await desk.press(/^Today/);
  await keeps_silent(page, "On the way to your first week");
  console.log(`from nothing to the first published week: ${desk.presses} presses`);

  // Amina says yes by her link to four; of the last the coordinator hears on the telephone.
  const she = await somebody();
  await follows(she, amina, "/caregiver/");
  for (let left = 5; left > 1; left--) {
    await she.locator("button[value=accept]").first().click();
    await she.waitForLoadState();
    assert.equal(await she.locator("button[value=accept]").count(), left - 1);
  }
  await desk.press(/^Today/);
  await says(page, "One answer is awaited");
  await desk.press("One answer is awaited");
  await desk.press(/09:00 – 12:00.*offered/);
  await says(page, "By telephone:");
  await desk.press("The caregiver comes");
  await says(page, "The answer is recorded.");
  await desk.press(/^Today/);
  await says(page, "All is filled and confirmed", "All is well");

  // Monday. The mail server is away: what is done stays done, and every page says that no letter leaves.
  await desk.begins(MONDAY, "07:30");
  await says(page, "Today, Monday 23 November", "All is well");
  await post_goes();
  await ask("mail", "off");
  await desk.searches("amina");
  await desk.press("Amina Benali");
  await desk.press("Send a new link");
  await says(page, "An e-mail brings a new link.");
  await until(page, async () => {
    await desk.press(/^Today/);
    return (await words(page)).includes("No e-mail has left since");
  });
  await says(page, "No e-mail has left since Monday, 23 November 2026", "Call whoever runs the mail server");
  await desk.press(/^E-mails/);
  await says(page, "waiting", amina);
  await ask("mail", "on");
  await post_goes();
  await desk.press(/^Today/);
  await keeps_silent(page, "No e-mail has left since");
  // One address is refused for good: the letter stands on her first page, the address is mended, the letter sent again.
  await desk.press(/^Caregivers/);
  await desk.press("Add somebody, on the telephone");
  await desk.types("Name", "Dina Daems");
  await desk.types("E-mail address", `never.${at("dina")}`);
  await desk.types("Telephone number", "0470 00 00 09");
  await desk.types("Street and number", "Kouter 9");
  await desk.types("Postcode and place", "9000 Gent");
  await desk.ticks("by bicycle");
  await desk.types(/How many minutes/, "40");
  await desk.press("Send");
  await until(page, async () => {
    await ask("deliver");
    await desk.press(/^Today/);
    return (await words(page)).includes("One e-mail could not leave");
  });
  await desk.press(/^To the e-mails/);
  await says(page, "set aside", "there is nobody of that name", "Call, ask for the right address");
  await desk.press(`never.${at("dina")}`);
  await says(page, "Dina Daems", "address not confirmed yet");
  await desk.press("New e-mail address");
  await desk.types("New e-mail address", at("dina"), page.locator("main form"));
  await desk.press("Send the e-mail");
  await says(page, "The address is corrected. An e-mail asks to confirm it.");
  await post_goes();
  assert.match(await ask("subjects", at("dina")), /adres|address/i);
  await desk.press(/^Today/);
  await keeps_silent(page, "One e-mail could not leave");

  // Tuesday. Pia comes to work here as well: she is invited, and both look at the same week.
  await desk.begins(TUESDAY, "08:00");
  await desk.press("Settings");
  await desk.press("Who works here");
  await desk.types("Name", "Pia Peters");
  await desk.types("E-mail address", at("pia"));
  await page.locator("form[action$='/invite'] select").selectOption({ label: "planner" });
  await desk.press("Send the invitation");
  await says(page, "The invitation is on its way.");
  const other = await somebody();
  const pia = new Desk(other, at("pia"));
  await follows(other, at("pia"), "/invited/");
  await says(other, "U wordt planner bij Wijkopvang Gent.");
  await other.fill("[name=password]", PASSWORD);
  await other.fill("[name=again]", PASSWORD);
  await pia.press("Aannemen");
  await logs_in(other, at("pia"));
  if ((await other.evaluate(() => document.documentElement.lang)) !== "en") {
    await pia.unfolds("", other.locator(".languages"));
    await pia.press("English");
  }
  await pia.press(/^Today/);
  await says(other, "Today, Tuesday 24 November");
  // Both open Amina's page; Pia saves first, Leen is told, and loses nothing of what she typed.
  for (const one of [desk, pia]) {
    await one.searches("amina");
    await one.press("Amina Benali");
  }
  await other.locator("form[action$='/profile'] [name=street]").fill("Kouter 100");
  await pia.press("Save profile");
  await says(other, "The profile is saved.");
  await page.locator("form[action$='/profile'] [name=phone]").fill("0470 99 99 99");
  await desk.press("Save profile");
  await says(page, "Somebody else has changed this meanwhile", "Nothing has been overwritten.", "Kouter 100");
  assert.equal(await page.locator("form[action$='/profile'] [name=phone]").inputValue(), "0470 99 99 99");
  await desk.press("Save profile");
  await says(page, "The profile is saved.");
  // Both plan next week. A family asks; Leen looks at the list before publishing while Pia gives the visit to somebody else.
  await desk.searches("fatma");
  await desk.press("Fatma Yıldız");
  await desk.press("Ask for this family");
  await page.fill("#date-0", "2026-12-01");
  await page.fill("#from-0", "10:00");
  await page.fill("#until-0", "12:00");
  if (!(await page.getByLabel("I have a Dutch lesson").isChecked())) await desk.ticks("I have a Dutch lesson");
  await desk.press("Send", { nth: 0 });
  await says(page, "The request counts.", "Tuesday, 1 December 2026");
  await desk.press(/^Today/);
  await desk.press("Next step: solve");
  await desk.press("Solve");
  await solved(page);
  await desk.press(/^Publish/);
  await says(page, "Amina Benali 1 visit");
  await pia.press(/^Today/);
  await pia.press(/^week \W*49/);
  await pia.press("Board", { nth: 0 });
  await pia.press(/10:00 – 12:00/);
  await pia.press("Forbid", { within: pia.row("Amina Benali") });
  await says(other, "Forbidden. The next solve keeps to it.");
  await desk.press("Publish and send");
  await says(page, "The plan has changed since you opened this page. Look it over once more.", "One visit stays unfilled for now.");
  assert.equal(await ask("subjects", amina).then((all) => all.includes("1 december")), false, "nothing was sent");
  await desk.press(/^week \W*49/);
  await desk.press(/^Solve/);
  await solved(page);
  await says(page, "Filled 0 of 1", "One visit is unfilled");

  // Wednesday, seven o'clock: Amina rings, and is ill until Friday. Every press counts, from the first page on.
  await desk.begins(WEDNESDAY, "07:00");
  const before = desk.presses;
  await desk.searches("amina");
  await desk.press("Amina Benali");
  desk.presses = before;
  await desk.press("Ill or away");
  await desk.ticks("Ill", page.locator("#kind"));
  await desk.types("From", WEDNESDAY, page.locator("main form"));
  await desk.types(/^Until/, FRIDAY, page.locator("main form"));
  await desk.press("Go on");
  await says(page, "Ill from Wednesday, 25 November 2026 to Friday, 27 November 2026", "Who can come?", "Bieke Baert",
    "Nobody can come to this without a rule in the way.");
  await desk.press("Note it and ask");
  const took = desk.presses - before;
  assert.ok(took <= 3 + 3, `three visits, and ${took} presses`);
  console.log(`ill for three visits: ${took} presses from her page to all questions sent`);
  await says(page, "The questions are on their way. The first “yes” counts.".replaceAll(/[“”]/g, '"'), "Bieke Baert was asked");
  // Bieke says yes by her link to Wednesday and Friday; the first page says what is still open.
  const helper = await somebody();
  await follows(helper, bieke, "/caregiver/");
  while (await helper.locator("button[value=accept]").count()) {
    await helper.locator("button[value=accept]").first().click();
    await helper.waitForLoadState();
  }
  assert.match(await ask("subjects", fatma), /.+/);
  await desk.press(/^Today/);
  await says(page, "Thursday 26 November, 09:00 – 12:00 – Fatma Yıldız, Gent");
  await keeps_silent(page, "Friday 27 November, 09:00 – 12:00");
  // At ten Bieke is there. Should she be taken ill now, that visit has begun: the page says who has to call.
  await desk.begins(WEDNESDAY, "10:00");
  await desk.searches("bieke");
  await desk.press("Bieke Baert");
  await desk.press("Ill or away");
  await desk.ticks("Ill", page.locator("#kind"));
  await desk.types("From", WEDNESDAY, page.locator("main form"));
  await desk.types(/^Until/, WEDNESDAY, page.locator("main form"));
  await desk.press("Go on");
  await says(page, "This has begun and stays as it is.", "09:00 – 12:00");
  await desk.press("Back");

  // Thursday: the family calls. It moves Thursday to Friday afternoon, and moves house as well.
  await desk.begins(THURSDAY, "07:30");
  await desk.searches("fatma");
  await desk.press("Fatma Yıldız");
  await desk.press(/^Cancel/, { within: desk.row("Thursday, 26 November 2026") });
  await says(page, "Cancel this time?", "If a caregiver was to come, we say so at once.");
  await desk.press("Yes, cancel it");
  await says(page, "This time is cancelled. Whoever was to come gets an e-mail.");
  await desk.press(/^Ask for/);
  await page.fill("#date-0", FRIDAY);
  await page.fill("#from-0", "13:00");
  await page.fill("#until-0", "16:00");
  if (!(await page.getByLabel("I have a Dutch lesson").isChecked())) await desk.ticks("I have a Dutch lesson");
  await desk.press("Send", { nth: 0 });
  await says(page, "The request counts.", "13:00 – 16:00");
  await desk.press("Change the facts");
  await says(page, "Has the family moved? Whoever comes hears it from us.");
  await desk.types("Street and number", "Kouter 5");
  await desk.press("Save");
  await says(page, "The facts are changed.");
  await post_goes();
  assert.match(await ask("subjects", bieke), /adres|address/i, "Bieke, who comes on Friday, hears of the move");
  // The new visit has nobody and begins within three days: the first page leads to who can, and it is offered.
  await desk.press(/^Today/);
  await says(page, "Friday 27 November, 13:00 – 16:00 – Fatma Yıldız, Gent", "tomorrow");
  await desk.press(/^Who can come\?|^Who can/, { within: desk.row("13:00 – 16:00") });
  // Her name stands in more places: among those who could come there is a button beside it.
  const offer = page.getByRole("button", { name: "Offer", exact: true });
  await desk.press("Offer", { within: page.locator("main tr").filter({ hasText: "Bieke Baert" }).filter({ has: offer }).first() });
  await says(page, "The offer is on its way.");
  await desk.press("The caregiver comes");
  await says(page, "The answer is recorded.", "by Leen Peeters");

  // Friday: nothing is left to do, and who did what is told by name.
  await desk.begins(FRIDAY, "08:00");
  await says(page, "Today, Friday 27 November", "All is filled and confirmed", "One time asked, 0 planned");
  await desk.press(/^Journal/);
  await says(page, "by Leen Peeters", "by Pia Peters", "Forbidden", "Reported absent");
  console.log(`the whole week: ${desk.presses} presses`);
});

/** Waits for the solver, and looks at the week again. */
async function solved(page) {
  const done = page.locator(".badge.done"), over = page.getByRole("link", { name: "Show the week" });
  await done.or(over).first().waitFor({ timeout: 60_000 });
  if (await over.isVisible()) await over.click();
  await done.waitFor();
}

/** Waits until something holds. */
async function until(page, holds) {
  for (let tries = 0; tries < 60; tries++) {
    if (await holds()) return;
    await page.waitForTimeout(250);
  }
  assert.fail(`${page.url()}: it does not come\n${await words(page)}`);
}

/** A form for care is filled in, by a family or for it. */
async function asks(desk, name, email, street, child, slots) {
  const { page } = desk;
  for (const [i, [day, from, until]] of slots.entries()) {
    if (i > 0) await desk.press("+ Another time");
    await page.fill(`#date-${i}`, day);
    await page.fill(`#from-${i}`, from);
    await page.fill(`#until-${i}`, until);
  }
  await desk.types("First name or initial", child);
  await desk.types("Born in (month and year)", "2021-06");
  await desk.ticks("I have a Dutch lesson");
  await desk.types("Your name", name);
  await desk.types("Your e-mail address", email);
  await desk.types("Your telephone number", "0470 00 00 01");
  await desk.types("Street and number", street);
  await desk.types("Postcode and place", "9000 Gent");
  await desk.press("Send", { nth: 0 });
}
