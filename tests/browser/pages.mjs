// Every page of the coordinator in every state that the test makes: axe finds nothing, no script fails, nothing scrolls sideways, every
// text is there; in Dutch and French, wide and on a telephone. A page that is the same as in an earlier state is looked at once.
// Started by tests/house/walk/pages.rs, which makes the states and lists the pages from the routes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { BASE_URL, SCREENSHOTS, ask, axe_finds, complaints, ends, logs_in, somebody, width_at } from "./kit.mjs";

const LANGUAGES = ["nl", "fr"];
const pictures = process.env.PICTURES;
const seen = new Set();
let looked = 0;

/** Looks at the page as it stands, wide and narrow. */
async function look(page, name, language, crossed) {
  const html = await page.evaluate(() => document.documentElement.outerHTML.replace(/value="[0-9a-f]{32,}"/g, ""));
  const mark = createHash("sha256").update(html).digest("hex");
  if (seen.has(mark)) return;
  seen.add(mark);
  looked += 1;
  const title = `${name} (${language})`;
  assert.equal(await page.evaluate(() => document.documentElement.lang), language, title);
  const untold = html.match(/\[[a-z]+(-[a-z0-9_]+)+\]/);
  if (untold) complaints.push(`${title}: shows a message without a text: ${untold[0]}`);
  for (const width of [1440, 390]) {
    const wide = await width_at(page, width);
    if (wide > width) complaints.push(`${title}: scrolls sideways at ${width} px, to ${wide} px`);
    // Text and order are the same at each width, and layout in each language: where nothing is new, one of each pair is enough.
    if (!crossed && (width === 1440) !== (language === LANGUAGES[0])) continue;
    for (const found of await axe_finds(page)) complaints.push(`${title} at ${width} px: ${found}`);
    if (pictures === language) {
      const file = `${SCREENSHOTS}/all/${name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "x").replace(/[^\w-]+/g, "-")}-${width}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
  }
  const wide = await width_at(page, 320);
  if (wide > 320) complaints.push(`${title}: scrolls sideways at 320 px, to ${wide} px`);
}

await ends("all pages are looked at", async () => {
  const scripts = new Set(), desks = new Map();
  for (const language of LANGUAGES) {
    const page = await somebody({ locale: `${language}-BE` });
    page.on("response", (response) => response.request().resourceType() === "script" && scripts.add(response.url()));
    desks.set(language, page);
  }
  for (let line = await ask("state"); line; line = await ask("state")) {
    const { name, pages, forms, crossed } = JSON.parse(line);
    const before = looked, since = Date.now();
    // A coordinator is logged in once at a time: both windows are hers.
    const first = desks.get(LANGUAGES[0]);
    for (const page of desks.values()) await page.context().clearCookies();
    await first.goto(`${BASE_URL}/login`);
    await logs_in(first);
    const cookies = await first.context().cookies();
    for (const [language, page] of desks) {
      await page.context().addCookies(cookies);
      for (const path of pages) {
        const answer = await page.goto(BASE_URL + path);
        assert.ok([200, 422].includes(answer.status()), `${name}: ${path} answers ${answer.status()}`);
        if (await page.locator("html[lang]").count()) await look(page, `${name} ${path}`, language, crossed);
      }
      // A form sent with nothing in it, or with nonsense: it says what is wrong, and where.
      for (const [path, action, nonsense] of forms) {
        await page.goto(BASE_URL + path);
        const sent = page.waitForResponse((response) => response.request().method() === "POST");
        const loaded = page.waitForEvent("load");
        await page.evaluate(([action, nonsense]) => {
          const form = [...document.querySelectorAll("main form[method=post]")].find((form) => new URL(form.action).pathname.endsWith(action));
          if (!form) throw new Error(`no form for ${action}`);
          for (const field of form.elements) {
            if (["hidden", "submit", "button", "fieldset"].includes(field.type)) continue;
            if (["checkbox", "radio"].includes(field.type)) field.checked = false;
            else if (field.type === "file" || field.tagName === "SELECT") continue;
            else if (["text", "search", "tel", "email", "textarea"].includes(field.type)) field.value = nonsense;
            else field.value = "";
          }
          form.noValidate = true;
          form.requestSubmit();
        }, [action, nonsense]);
        const status = (await sent).status();
        await loaded;
        assert.equal(status, 422, `${path}: the form for ${action} with "${nonsense}" answers ${status}`);
        assert.ok(await page.locator(".notice.bad, .error, [role=alert]").count(), `${path}: the form for ${action} says nothing`);
        await look(page, `${name} ${path} wrong${action}`, language, crossed);
      }
    }
    console.log(`${name}: ${looked - before} pages in ${Math.round((Date.now() - since) / 1000)} s`);
  }
  let bytes = 0;
  for (const script of scripts) bytes += (await (await fetch(script)).arrayBuffer()).byteLength;
  assert.ok(scripts.size > 0 && bytes < 30_000, `${bytes} bytes of scripts on all pages together`);
  console.log(`${looked} pages; ${scripts.size} scripts of ${bytes} bytes`);
});
