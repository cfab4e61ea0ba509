// Data that looks like markup, and what the policy forbids.
"use strict";

module.exports = async ({ browser, given, server, open, answer, type }) => {
  const { page, seen } = await open(browser, given, { serviceWorkers: "block" });
  const told = {};
  await answer(page, given.base, given.nasty);
  await page.click("#map-open");
  await page.waitForSelector(".areas li");
  told.text = await page.evaluate(() => document.getElementById("main").innerText);
  told.elements = await page.evaluate(() => document.querySelectorAll("main img, main script, main b, main iframe").length);
  told.links = await page.evaluate(() => Array.from(document.querySelectorAll("main a"), (node) => node.getAttribute("href")));
  await type(page, "<script>alert(1)</script>").catch(() => null);
  told.nothing = await page.evaluate(() => document.getElementById("nothing").innerText);
  told.before = { errors: seen.errors.slice(), violations: seen.violations.slice() };
  told.tried = await page.evaluate(async () => {
    const out = {};
    try { document.body.insertAdjacentHTML("beforeend", "<p id=made>x</p>"); } catch (error) { out.markup = error.name; }
    const script = document.createElement("script");
    try { script.text = "window.ran = 1"; document.body.appendChild(script); } catch (error) { out.inline = error.name; }
    // Later, as the driver's own calls are excused from the rule.
    out.evaluated = await new Promise((resolve) => setTimeout(() => {
      try { resolve(window.eval("1 + 1")); } catch (error) { resolve(error.name); }
    }, 20));
    const image = document.createElement("img");
    image.src = "https://elsewhere.example/x.png";
    document.body.appendChild(image);
    out.fetched = await fetch("https://elsewhere.example/").then(() => "fetched", (error) => error.name);
    out.ran = window.ran || 0;
    out.made = document.getElementById("made") ? 1 : 0;
    return out;
  });
  await page.waitForTimeout(100);
  told.log = server.log;
  return { told, seen };
};
