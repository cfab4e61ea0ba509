// The whole way with the keyboard only.
"use strict";

module.exports = async ({ browser, given, open, ready, type, answer }) => {
  const { page, seen } = await open(browser, given, { serviceWorkers: "block" });
  const told = {};
  const press = (key) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);
  const field = () => page.evaluate(() => {
    const input = document.getElementById("field"), active = input.getAttribute("aria-activedescendant");
    const option = active && document.getElementById(active);
    return { expanded: input.getAttribute("aria-expanded"), value: input.value, count: document.querySelectorAll("[role=option]").length,
      active: option ? option.textContent : null, index: active ? Number(active.split("-")[1]) : -1,
      selected: document.querySelectorAll("[aria-selected=true]").length, caret: input.selectionStart };
  });
  const mapAt = () => page.evaluate(() => Array.from(document.querySelectorAll(".area-label")).map((node) => node.getBoundingClientRect().left));

  await answer(page, given.base, "");
  told.order = [];
  for (let i = 0; i < 7; i += 1) { await press("Tab"); told.order.push(await focused()); }
  await page.focus("#field");
  await page.keyboard.type(given.street);
  await page.waitForSelector("[role=option]");
  told.typed = await field();
  await press("ArrowDown"); told.down = await field();
  await press("ArrowUp"); told.up = await field();
  await press("ArrowDown"); await press("ArrowDown"); told.downAgain = await field();
  await press("Home"); told.home = await field();
  await press("ArrowDown"); await press("End"); told.end = await field();
  await press("Escape"); told.escape = await field();
  await press("Escape"); told.escapeAgain = await field();
  await page.keyboard.type(given.street);
  await page.waitForSelector("[role=option]");
  await page.waitForTimeout(1000);
  told.count = await page.textContent("#status");
  await type(page, given.address);
  await press("Enter");
  await page.waitForSelector("#answer:not([hidden])");
  told.focus = await focused();
  told.heading = await page.textContent("#answer-title");
  told.hash = await page.evaluate(() => location.hash);
  await page.waitForTimeout(200);
  told.spoken = await page.textContent("#status");
  await press("Tab");
  told.firstAfterAnswer = await page.evaluate(() => document.activeElement.getAttribute("href"));
  await page.focus("#map-open");
  await press("Enter");
  await page.waitForSelector(".areas li");
  await page.focus(".map");
  told.map = [await mapAt()];
  await press("ArrowRight"); await page.waitForTimeout(300); told.map.push(await mapAt());
  await press("+"); await page.waitForTimeout(300); told.map.push(await mapAt());
  await page.focus(".areas button"); await press("Enter");
  told.area = await page.textContent(".told");
  await page.goBack();
  await page.waitForSelector("#answer", { state: "hidden" });
  told.back = await page.evaluate(() => location.hash);
  await page.goForward();
  await page.waitForSelector("#answer:not([hidden])");
  told.forward = await page.textContent("#answer-title");
  return { told, seen };
};
