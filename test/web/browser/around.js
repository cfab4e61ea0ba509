// The page within another one, in the browser's own language, and the list when the field is left.
"use strict";

const path = require("path");

const OUTER = `<!doctype html><html lang="sv"><title>x</title><body><iframe id="omsorg" src="index.html?embed=1" title="x" style="width: 100%; height: 300px"></iframe>
<script>window.heights = []; window.addEventListener("message", (event) => {
  const frame = document.getElementById("omsorg");
  if (event.source === frame.contentWindow && event.data && event.data.careAreasHeight > 0) { heights.push(event.data); frame.style.height = event.data.careAreasHeight + "px"; }
});</script></body></html>`;

module.exports = async ({ browser, given, server, open, ready, type, answer }) => {
  const told = {};
  server.replaced["/outer.html"] = OUTER;
  const outer = await open(browser, given, { serviceWorkers: "block" });
  await outer.page.goto(given.base + "outer.html");
  const frame = outer.page.frames()[1];
  await frame.waitForSelector("html.ready");
  await outer.page.waitForFunction(() => window.heights.length);
  told.owner = await frame.isVisible(".owner");
  await frame.evaluate((id) => { location.hash = "adress=" + id; }, given.answers.moves);
  await frame.waitForSelector("#answer:not([hidden])");
  await outer.page.waitForTimeout(400);
  told.heights = await outer.page.evaluate(() => window.heights);
  told.scrolls = await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  if (given.pictures) { await outer.page.screenshot({ path: path.join(given.pictures, "embedded.png"), fullPage: true }); }
  told.outerSeen = outer.seen;
  await outer.context.close();

  const finnish = await open(browser, given, { serviceWorkers: "block", locale: "fi-FI" });
  await answer(finnish.page, given.base, "");
  told.finnish = { lang: await finnish.page.evaluate(() => document.documentElement.lang), title: await finnish.page.textContent("h1") };
  await finnish.page.click("#languages a[lang=sv]");
  await finnish.page.waitForFunction(() => document.documentElement.lang === "sv");
  await answer(finnish.page, given.base, given.answers.moves);
  told.chosen = await finnish.page.evaluate(() => document.documentElement.lang);
  await finnish.context.close();

  const { page } = await open(browser, given, { serviceWorkers: "block" });
  const listed = () => page.evaluate(() => !document.getElementById("options").hidden);
  const focused = () => page.evaluate(() => document.activeElement.id);
  await answer(page, given.base, "");
  await type(page, given.street);
  told.listBefore = await listed();
  await page.keyboard.press("Tab");
  told.afterTab = { listed: await listed(), value: await page.inputValue("#field") };
  await type(page, given.street);
  await page.click("h1");
  told.afterClick = await listed();
  await type(page, "qqzzxxq");
  await page.keyboard.press("Tab"); await page.keyboard.press("Tab"); await page.keyboard.press("Tab");
  told.nothingStays = await page.isVisible("#nothing");
  await type(page, "Storgatan 1, Grannköping");
  await page.waitForFunction(() => document.getElementById("message").innerText.includes("Grann")).catch(() => null);
  told.elsewhere = await page.evaluate(() => document.getElementById("message").innerText);
  await type(page, "Qqzzxxvägen 1, Grannköping");
  await page.waitForFunction(() => document.getElementById("nothing").innerText.includes("Grann")).catch(() => null);
  told.nothingElsewhere = await page.evaluate(() => document.getElementById("nothing").innerText);
  await page.evaluate((id) => { location.hash = "adress=" + id; }, given.answers.moves);
  await page.waitForSelector("#answer:not([hidden])");
  told.links = await page.evaluate(() => Array.from(document.querySelectorAll("#answer a")).map((one) => one.getAttribute("href")));
  await page.goBack();
  await page.waitForSelector("#answer", { state: "hidden" });
  told.afterBack = await focused();
  return { told };
};
