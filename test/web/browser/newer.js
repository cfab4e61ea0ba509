// What the page says of time: before it is valid, with a change to come, after the change, and when a newer version is out.
"use strict";

const fs = require("fs");
const path = require("path");

// The page's clock is wound on in a moment; what it then fetches takes real time. Ends after five seconds at the latest.
async function until(happened) {
  for (let turn = 0; turn < 100 && !await happened(); turn += 1) { await new Promise((go) => setTimeout(go, 50)); }
}

// A page that nobody touches from the evening before the next division until the day after.
async function keptOpen({ browser, given, server, open, answer }) {
  const { page, context } = await open(browser, Object.assign({}, given, { today: "" }), { serviceWorkers: "block" });
  await page.clock.install({ time: new Date(given.eve + "T23:30:00") });
  await answer(page, given.base, given.changing);
  const text = (id) => page.evaluate((name) => document.getElementById(name).innerText, id);
  const asked = () => server.log.filter((name) => name === "sw.js").length;
  const told = { before: await text("answer"), heading: await page.textContent("#answer-title"), askedBefore: asked() };
  await page.clock.runFor(20 * 60 * 1000);
  await until(async () => asked() > told.askedBefore);
  told.askedIn20Minutes = asked() - told.askedBefore;
  await page.clock.runFor(20 * 60 * 1000);
  await until(async () => await text("answer") !== told.before);
  told.after = await text("answer");
  await until(async () => await page.clock.runFor(1000) || (await page.textContent("#status")).includes(given.then));
  told.spokenAfter = await page.textContent("#status");
  told.notices = await text("notices");
  told.footer = await text("validity");
  server.replaced["/sw.js"] = "const FOLDER = \"later-0123456789\";";
  await page.clock.runFor(20 * 60 * 1000);
  await page.waitForSelector("#notice-newer", { timeout: 5000 }).catch(() => null);
  told.newer = await text("notices");
  delete server.replaced["/sw.js"];
  await context.close();
  return told;
}

module.exports = async ({ browser, given, server, open, ready, answer }) => {
  const told = {};
  const index = fs.readFileSync(path.join(given.site, "index.html"), "utf8");
  for (const [name, [today, lastDay]] of Object.entries(given.days)) {
    server.replaced["/index.html"] = index.replace('"valid_to":"' + given.eve + '"', '"valid_to":"' + (lastDay || given.eve) + '"');
    const { page, context } = await open(browser, Object.assign({}, given, { today }), { serviceWorkers: "block" });
    await answer(page, given.base, "");
    told[name] = { notices: await page.evaluate(() => document.getElementById("notices").innerText),
      footer: await page.evaluate(() => document.getElementById("validity").innerText) };
    await answer(page, given.base, given.changing);
    await page.waitForTimeout(200);
    told[name].answer = await page.evaluate(() => document.getElementById("answer").innerText);
    told[name].spoken = await page.textContent("#status");
    told[name].wrong = await page.evaluate(() => decodeURIComponent(document.querySelector("#answer a[href^=mailto\\:][href*=subject]").href));
    await page.emulateMedia({ media: "print" });
    told[name].printed = await page.evaluate(() => document.body.innerText);
    if (given.pictures) { await page.screenshot({ path: path.join(given.pictures, "tense-" + name + "-print.png"), fullPage: true }); }
    await page.emulateMedia({ media: "screen" });
    await page.click("#map-open");
    await page.waitForFunction(() => { const told = document.querySelector(".told"); return told && told.textContent; });
    told[name].mapAnswer = await page.textContent(".told");
    await page.click(".areas li:nth-child(3) button");
    told[name].mapArea = await page.textContent(".told");
    told[name].mapList = await page.textContent("#map-panel h3");
    if (given.pictures) { await page.screenshot({ path: path.join(given.pictures, "tense-" + name + ".png"), fullPage: true }); }
    await context.close();
  }
  delete server.replaced["/index.html"];
  told.open = await keptOpen({ browser, given, server, open, answer });
  const { page } = await open(browser, given, { serviceWorkers: "block" });
  await answer(page, given.base, "");
  told.same = await page.evaluate(() => document.getElementById("notices").innerText);
  server.replaced["/sw.js"] = "const FOLDER = \"later-0123456789\";";
  await answer(page, given.base, "");
  await page.waitForSelector("#notice-newer", { timeout: 15000 });
  told.newer = await page.evaluate(() => document.getElementById("notice-newer").innerText);
  return { told };
};
