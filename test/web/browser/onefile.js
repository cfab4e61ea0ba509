// The one-file edition from a folder: it asks for nothing at all.
"use strict";

module.exports = async ({ browser, given, open, ready, type }) => {
  given.base = "file://" + given.file;
  const { page, seen } = await open(browser, given, {});
  const told = { requests: [] };
  page.on("request", (request) => { if (!request.url().startsWith("data:")) { told.requests.push(request.url()); } });
  await page.goto(given.base);
  await ready(page);
  await type(page, given.address);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#answer:not([hidden])");
  told.answer = await page.evaluate(() => document.getElementById("answer").innerText);
  await page.click("#map-open");
  await page.waitForSelector(".areas li");
  told.labels = await page.evaluate(() => Array.from(document.querySelectorAll(".area-label"), (node) => node.textContent));
  await page.click("#languages a[lang=en]");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  told.english = await page.textContent("h1");
  return { told, seen };
};
