// After one visit the server goes away: the page, the search and the map still work. Then a later version comes.
"use strict";

module.exports = async ({ browser, given, server, open, ready, type, answer }) => {
  const { page, seen } = await open(browser, given, {});
  const told = {};
  const id = Object.values(given.answers)[0];
  await answer(page, given.base, id);
  const text = () => page.evaluate(() => document.getElementById("answer").innerText);
  told.online = await text();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const names = await caches.keys();
    const kept = names.length ? (await (await caches.open(names[0])).keys()).map((one) => new URL(one.url).pathname) : [];
    return ["leaflet.js", "areas.json", "streets.html"].every((name) => kept.some((one) => one.endsWith("/" + name)));
  }, null, { timeout: 20000, polling: 200 });
  const base = given.base, port = Number(new URL(base).port);
  await server.stop();
  await page.reload();
  await ready(page);
  await page.waitForSelector("#answer:not([hidden])");
  told.offline = await text();
  await type(page, given.street);
  told.options = await page.evaluate(() => Array.from(document.querySelectorAll("[role=option]"), (node) => node.textContent));
  await page.click("#map-open");
  await page.waitForSelector(".areas li");
  told.areas = await page.evaluate(() => document.querySelectorAll(".areas li").length);
  return { told, seen };
};
