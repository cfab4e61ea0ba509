// What a position near a border gives on days before, in and after a division, and when the day changes meanwhile.
"use strict";

const fs = require("fs");
const path = require("path");

const text = (page, id) => page.evaluate((one) => { const node = document.getElementById(one); return node.hidden ? "" : node.innerText; }, id);

async function asked(page, given, answer, language) {
  await answer(page, given.base, "", language);
  await page.click("#position");
  await page.waitForSelector("#nothing:not([hidden])");
}

module.exports = async ({ browser, given, server, open, answer }) => {
  const told = {}, where = { geolocation: given.place, permissions: ["geolocation"], serviceWorkers: "block" };
  const index = fs.readFileSync(path.join(given.site, "index.html"), "utf8");
  for (const [name, [today, lastDay, language]] of Object.entries(given.days)) {
    server.replaced["/index.html"] = index.replace('"valid_to":"' + given.eve + '"', '"valid_to":"' + (lastDay || given.eve) + '"');
    const { page, context, seen } = await open(browser, Object.assign({}, given, { today }), where);
    await asked(page, given, answer, language);
    await page.waitForTimeout(150);
    told[name] = { list: await text(page, "nothing"), spoken: await page.textContent("#status"), seen };
    if (given.pictures) { await page.screenshot({ path: path.join(given.pictures, "border-" + name + ".png"), fullPage: true }); }
    await context.close();
  }
  delete server.replaced["/index.html"];
  const { page, context } = await open(browser, Object.assign({}, given, { today: "" }), where);
  await page.clock.install({ time: new Date(given.first + "T23:30:00") });
  await asked(page, given, answer, "");
  told.open = { before: await text(page, "nothing") };
  await page.clock.runFor(40 * 60 * 1000);
  for (let turn = 0; turn < 100 && await text(page, "nothing") === told.open.before; turn += 1) { await new Promise((go) => setTimeout(go, 50)); }
  told.open.after = await text(page, "nothing");
  await context.close();
  return { told };
};
