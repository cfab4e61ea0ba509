// What Enter and the button do with texts: the answer, or the question and what is said with it.
"use strict";

module.exports = async ({ browser, given, open, answer }) => {
  const { page, seen } = await open(browser, given, { serviceWorkers: "block", viewport: { width: given.width || 390, height: 844 } });
  const told = {};
  for (const [i, text] of given.texts.entries()) {
    await answer(page, given.base, "");
    await page.fill("#field", text); // as pasted: the list need not be there yet
    if (i % 2) { await page.click("#go"); } else { await page.focus("#field"); await page.keyboard.press("Enter"); }
    await page.waitForFunction(() => !document.getElementById("answer").hidden || !document.getElementById("nothing").hidden
      || document.getElementById("status").textContent.trim(), null, { timeout: 20000 });
    await page.waitForTimeout(900);
    const asked = await page.evaluate(() => ({ options: Array.from(document.querySelectorAll("[role=option]"), (node) => node.textContent.trim()),
      marked: document.querySelectorAll("[aria-selected=true]").length, message: document.getElementById("message").textContent,
      field: document.getElementById("field").value }));
    if (await page.isHidden("#answer")) { await page.keyboard.press("Enter"); await page.waitForTimeout(300); } // nor does it the second time
    if (given.pictures) { await page.screenshot({ path: given.pictures + "/enter-" + i + ".png" }); }
    told[text] = Object.assign(asked, { answer: await page.evaluate(() => {
      const box = document.getElementById("answer");
      return box.hidden ? null : document.getElementById("answer-title").innerText;
    }) });
    if (given.choose && text === given.choose) {
      await page.click("[role=option]");
      await page.waitForSelector("#answer:not([hidden])");
      told.chosen = await page.evaluate(() => document.getElementById("answer").innerText);
      if (given.pictures) { await page.screenshot({ path: given.pictures + "/enter-chosen.png" }); }
    }
  }
  return { told, seen };
};
