// What the page makes of where the visitor stands: places of a known accuracy, one after the other.
"use strict";

const path = require("path");

module.exports = async ({ browser, given, open, ready, answer }) => {
  const told = {};
  for (const [name, place] of Object.entries(given.places)) {
    const { page, context, seen } = await open(browser, given, { geolocation: place, permissions: ["geolocation"], serviceWorkers: "block" });
    await answer(page, given.base, "");
    await page.click("#position");
    await page.waitForFunction((wait) => {
      const shown = (id) => { const node = document.getElementById(id); return !node.hidden && node.innerText !== wait && node.innerText; };
      return shown("answer") || shown("nothing") || shown("message");
    }, given.wait);
    await page.waitForTimeout(150);
    const text = (id) => page.evaluate((one) => { const node = document.getElementById(one); return node.hidden ? "" : node.innerText; }, id);
    told[name] = { answer: await text("answer"), asked: await text("nothing"), message: await text("message"),
      spoken: await page.textContent("#status"), seen };
    if (given.pictures) { await page.screenshot({ path: path.join(given.pictures, "position-" + name + ".png"), fullPage: true }); }
    if (name === "border") {
      await page.click("#nothing button");
      await page.waitForSelector("#answer:not([hidden])");
      told[name].chosen = await text("answer-title");
    }
    await context.close();
  }
  return { told };
};
