// How soon an everyday question is answered: presses, keys and pages from the first page after log-in on, with the seconds of the server
// and of the browser. NAMES says whom to ask about. Started by tests/house/walk/stopwatch.rs on a small town.
import assert from "node:assert/strict";
import { BASE_URL, ends, logs_in, somebody, words } from "./kit.mjs";

const names = JSON.parse(process.env.NAMES);
/** So many presses at most: a link, a button, the Enter key after typing, a choice from a list. */
const MOST = 3;

class Watch {
  constructor(page) {
    this.page = page;
    this.presses = this.keys = this.pages = this.server = 0;
    page.on("response", (response) => {
      if (response.request().resourceType() !== "document") return;
      this.pages += 1;
      this.waits.push(response.finished().then(() => {
        const { requestStart, responseEnd } = response.request().timing();
        this.server += responseEnd - requestStart;
      }));
    });
    this.waits = [];
  }

  async starts() {
    await this.page.goto(`${BASE_URL}/today`);
    await Promise.all(this.waits);
    Object.assign(this, { presses: 0, keys: 0, pages: 0, server: 0, waits: [], since: Date.now() });
  }

  /** A link or a button by its words. */
  async press(name, within = this.page.locator("body")) {
    this.presses += 1;
    const found = within.getByRole("link", { name }).or(within.getByRole("button", { name })).filter({ visible: true }).first();
    await Promise.all([this.page.waitForEvent("load"), found.click()]);
  }

  async chooses(label, option) {
    this.presses += 1;
    await this.page.getByLabel(label).selectOption(option);
  }

  /** "/" and a name, and the Enter key. */
  async searches(name) {
    await this.page.keyboard.press("/");
    await this.page.keyboard.type(name);
    this.keys += 1 + [...name].length;
    this.presses += 1;
    await Promise.all([this.page.waitForURL("**/search**"), this.page.keyboard.press("Enter")]);
    await this.page.waitForLoadState();
  }

  async answers(question, ...texts) {
    const said = await words(this.page);
    for (const text of texts) assert.match(said, text instanceof RegExp ? text : new RegExp(text), `${question}: ${this.page.url()}`);
    await Promise.all(this.waits);
    const all = Date.now() - this.since;
    assert.ok(this.presses <= MOST, `${question}: ${this.presses} presses`);
    const figures = [this.presses, this.keys, this.pages, (this.server / 1000).toFixed(2), (all / 1000).toFixed(2)];
    console.log(`| ${question} | ${figures.join(" | ")} |`);
  }
}

const main = (page) => page.locator("main");

await ends("ten questions are answered", async () => {
  const page = await somebody({ locale: "en-GB" });
  await page.goto(`${BASE_URL}/today`);
  await logs_in(page);
  const watch = new Watch(page);
  console.log("| question | presses | keys | pages | server, s | in all, s |\n| --- | --- | --- | --- | --- | --- |");
  const asks = async (question, way, ...texts) => {
    await watch.starts();
    await way();
    await watch.answers(question, ...texts);
  };
  const person = async (name, part) => {
    await watch.searches(name);
    await watch.press(new RegExp(name, "i"), main(page));
    if (part) await watch.press(part, main(page));
  };
  await asks("When does she work on Friday?", () => person(names.caregiver, "Shifts and hours"), names.when);
  await asks("Who could take the children of this family?", () => person(names.family, /^Who can\?/), /Who could come, best first/, names.who);
  await asks("What has this family asked this month?", () => person(names.family, "Visits and hours"), /Hours asked|Asked/, names.asked);
  await asks("Who is ill?", async () => {
    await watch.press(/^Caregivers/);
    await watch.chooses("State", { label: "away" });
    await watch.press("Show", main(page));
  }, names.ill);
  await asks("Who has not answered?", async () => {
    await watch.press(/^week \W*48/i);
    await watch.press(/offers? waits? for an answer/);
  }, /offered/, names.unanswered);
  await asks("Which visits of tomorrow have nobody?", async () => {}, /next three days ha(s|ve) nobody yet/, names.tomorrow);
  await asks("What did we tell this family?", () => person(names.family, "E-mails and notes"), names.told);
  await asks("When does her certificate end?", () => person(names.caregiver, "Training"), names.ends);
  await asks("How many hours has she left this month?", () => person(names.caregiver, "Shifts and hours"), /Left this month \d/);
  await asks("Who changed this visit?", async () => {
    await watch.press(/^week \W*48/i);
    await watch.press(/offers? waits? for an answer/);
    await watch.press(/–/, page.locator("main table").first());
  }, /by Leen Peeters/);
});
