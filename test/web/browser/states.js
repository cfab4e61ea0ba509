// Every state of the page in a language and size: what axe finds, whether it overflows, small targets, a picture.
"use strict";

const fs = require("fs");
const path = require("path");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// What is to be hit with a finger and is under 44 px; links inside a sentence are not meant.
function smallTargets() {
  const small = [];
  document.querySelectorAll("button, input, [role=option], .call, nav a, .links a, .web a, #contact a").forEach((node) => {
    const box = node.getBoundingClientRect();
    if (box.width && box.left > -900 && (box.height < 43.5 || box.width < 43.5)) { small.push(node.id || node.className || node.textContent); }
  });
  return small;
}

module.exports = async ({ browser, given, open, ready, type, answer }) => {
  const axe = fs.readFileSync(path.join(given.tools, "axe-core", "axe.min.js"), "utf8");
  const { page, seen } = await open(browser, given, { viewport: { width: given.width, height: given.height }, serviceWorkers: "block", colorScheme: given.scheme });
  const states = {};

  async function look(name) {
    await page.evaluate(axe);
    const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
    states[name] = {
      axe: found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).join(" | ")),
      passes: found.passes.length,
      overflow: await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      small: await page.evaluate(smallTargets),
      lang: await page.evaluate(() => document.documentElement.lang),
      missing: await page.evaluate(() => (document.body.innerText.match(/\{\w+\}|undefined|NaN|\[object/g) || [])),
    };
    if (given.pictures) { await page.screenshot({ path: path.join(given.pictures, `${given.language}-${given.width}-${given.scheme}-${name}.png`), fullPage: true }); }
  }

  await answer(page, given.base, "", given.language);
  await look("empty");
  await type(page, given.street);
  await page.keyboard.press("ArrowDown");
  await look("results");
  await type(page, given.missing);
  await look("near");
  await type(page, "qqzzxxq");
  await look("nothing");
  for (const [name, id] of Object.entries(given.answers)) {
    await answer(page, given.base, id, given.language);
    await look("answer-" + name);
  }
  await answer(page, given.base, "no-such-street,1,nowhere", given.language).catch(() => null);
  await page.waitForSelector("#notices .notice");
  await look("unknown-link");
  await answer(page, given.base, Object.values(given.answers)[0], given.language);
  await page.click("#map-open");
  await page.waitForSelector(".areas li");
  await look("map");
  await page.emulateMedia({ media: "print" });
  await look("print");
  return { states, seen };
};
