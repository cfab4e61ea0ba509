// After one visit the server goes away: the page, the search and the map still work.
"use strict";

module.exports = async ({ browser, given, server, open, ready, type, answer }) => {
  const { page, seen } = await open(browser, given, {});
  const told = {};
  const id = Object.values(given.answers)[0];
  await answer(page, given.base, id);
  const text = () => page.evaluate(() => document.getElementById("answer").innerText);
  told.online = await text();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = () => page.evaluate(async () => {
    const names = await caches.keys();
    return names.length ? (await (await caches.open(names[0])).keys()).map((one) => new URL(one.url).pathname) : [];
  });
  const whole = ["leaflet.js", "areas.json", "streets.html", "k0.json"];
  const has = (names) => whole.filter((name) => names.some((one) => one.endsWith("/" + name)));
  await page.waitForTimeout(1500);
  told.before = has(await kept());
  await page.click("#keep");
  await page.waitForFunction(() => /Sparat/.test(document.getElementById("kept").textContent), null, { timeout: 30000 });
  told.after = has(await kept());
  await server.stop();
  await page.reload();
  await ready(page);
  await page.waitForSelector("#answer:not([hidden]), #notices .notice button");
  told.offline = await text();
  told.notices = await page.evaluate(() => document.getElementById("notices").innerText);
  await type(page, given.street);
  told.options = await page.evaluate(() => Array.from(document.querySelectorAll("[role=option]"), (node) => node.textContent));
  await page.click("#map-open");
  await page.waitForSelector(".areas li");
  told.areas = await page.evaluate(() => document.querySelectorAll(".areas li").length);
  return { told, seen };
};
