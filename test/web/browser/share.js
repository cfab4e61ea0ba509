// The visitor's position, a link to the answer that somebody else opens, the language of both, and no JavaScript.
"use strict";

module.exports = async ({ browser, given, server, open, ready, answer }) => {
  const told = {};
  const here = { geolocation: given.place, permissions: ["geolocation", "clipboard-write", "clipboard-read"], serviceWorkers: "block" };
  const { page, context, seen } = await open(browser, given, here);
  await page.addInitScript(() => {
    window.askedForPosition = 0;
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...rest) => { window.askedForPosition += 1; ask(...rest); };
  });
  await answer(page, given.base, "");
  told.askedBefore = await page.evaluate(() => window.askedForPosition);
  await page.click("#position");
  await page.waitForSelector("#answer:not([hidden])");
  told.askedAfter = await page.evaluate(() => window.askedForPosition);
  told.nearest = await page.textContent("#answer-title");
  told.note = await page.evaluate(() => document.querySelector("#answer .notice").innerText);
  await page.click("#languages a[lang=en]");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await page.click("#answer .actions button:nth-of-type(2)");
  await page.waitForFunction(() => document.querySelector(".copied").textContent);
  told.link = await page.evaluate(() => navigator.clipboard.readText());
  told.log = server.log.slice();
  await context.close();

  const other = await open(browser, given, { serviceWorkers: "block" });
  await other.page.goto(told.link);
  await ready(other.page);
  await other.page.waitForSelector("#answer:not([hidden])");
  told.opened = { title: await other.page.textContent("#answer-title"), lang: await other.page.evaluate(() => document.documentElement.lang),
    document: await other.page.title() };
  await other.context.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(given.base);
  told.bare = { field: await bare.isVisible("#field"), link: await bare.isVisible("noscript a") };
  await bare.click("noscript a");
  told.streets = await bare.textContent("body");
  return { told, seen };
};
