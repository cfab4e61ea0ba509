// What the page says of time: before it is valid, with a change to come, after the change, and when a newer version is out.
"use strict";

module.exports = async ({ browser, given, server, open, ready, answer }) => {
  const told = {};
  for (const today of given.days) {
    const { page, context } = await open(browser, Object.assign({}, given, { today }), { serviceWorkers: "block" });
    await answer(page, given.base, "");
    told[today] = { notices: await page.evaluate(() => document.getElementById("notices").innerText) };
    await answer(page, given.base, given.changing);
    told[today].answer = await page.evaluate(() => document.getElementById("answer").innerText);
    await context.close();
  }
  const { page } = await open(browser, given, { serviceWorkers: "block" });
  await answer(page, given.base, "");
  told.same = await page.evaluate(() => document.getElementById("notices").innerText);
  server.replaced["/sw.js"] = "const FOLDER = \"later-0123456789\";";
  await answer(page, given.base, "");
  await page.waitForSelector("#notice-newer", { timeout: 15000 });
  told.newer = await page.evaluate(() => document.getElementById("notice-newer").innerText);
  return { told };
};
