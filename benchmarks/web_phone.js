// Visits a site as a middling phone on a slow net does, several times, each as a first visit; prints JSON. The first thing
// typed is two letters, or a whole address at once, or that and Enter, until the answer stands.
//   node web_phone.js '{"tools", "chromium", "site", "query", "full", "today", "others", "repeats", "slower", "latency_ms", "bytes_s", "gzip"}'
"use strict";

const fs = require("fs");
const http = require("http");
const path = require("path");
const zlib = require("zlib");

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

function serve(folder, gzip) {
  const sent = { bytes: 0, files: 0 };
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(request.url.split("?")[0]).replace(/\/$/, "/index.html");
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) { response.writeHead(404); response.end(); return; }
    const content = gzip ? zlib.gzipSync(fs.readFileSync(file)) : fs.readFileSync(file);
    sent.bytes += content.length;
    sent.files += 1;
    response.writeHead(200, Object.assign({ "Content-Type": TYPES[path.extname(name)], "Content-Length": content.length },
      gzip ? { "Content-Encoding": "gzip" } : {}));
    response.end(content);
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready({ server, sent, url: `http://127.0.0.1:${server.address().port}/` })));
}

// In the page: the clock shows a day on which the division applies, and runs as ever.
function moveClock(by) {
  const Real = Date;
  window.Date = class extends Real {
    constructor(...given) { if (given.length) { super(...given); } else { super(Real.now() + by); } }
    static now() { return Real.now() + by; }
  };
}

// In the page: stroke(text) gives the milliseconds from a key stroke to the list that answers it, painted; what is typed
// first is typed as soon as the page says that its field is ready, by the page itself: a tool outside would come later.
// enter: Enter is pressed with the last letter, and told is when the answer is painted, with all files that have come by then.
function typist({ first, enter }) {
  const answered = () => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer to " + first)), 60000);
    const answer = document.getElementById("answer");
    const watch = new MutationObserver(() => {
      if (answer.hidden) { return; }
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => {
        const now = performance.now(), files = performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
          .filter((one) => one.responseEnd > 0 && one.responseEnd <= now);
        resolve({ files: files.length, bytes: files.reduce((sum, one) => sum + one.encodedBodySize, 0) });
      }, 0));
    });
    watch.observe(answer, { attributes: true });
    document.getElementById("search").requestSubmit();
  });
  window.stroke = (text) => {
    const input = document.getElementById("field"), form = document.getElementById("search");
    const start = performance.now();
    return new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (document.getElementById("options").hidden && document.getElementById("nothing").hidden) { return; }
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start), 0));
      });
      watch.observe(form, { subtree: true, childList: true, attributes: true });
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };
  window.told = new Promise((resolve, reject) => {
    const begin = () => {
      const ready = performance.now();
      const listed = window.stroke(first);
      (enter ? answered() : listed).then((more) => resolve(Object.assign({ ready_ms: Math.round(ready), first_ms: Math.round(performance.now()) }, enter ? more : {})), reject);
    };
    document.addEventListener("DOMContentLoaded", () => {
      const root = document.documentElement;
      if (root.classList.contains("ready")) { begin(); return; }
      const watch = new MutationObserver(() => { if (root.classList.contains("ready")) { watch.disconnect(); begin(); } });
      watch.observe(root, { attributes: true });
    });
  });
}

async function visit(browser, given, text, enter) {
  const { server, sent, url } = await serve(given.site, given.gzip);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "sv-SE", serviceWorkers: "block" });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.emulateNetworkConditions", { offline: false, latency: given.latency_ms,
    downloadThroughput: given.bytes_s, uploadThroughput: given.bytes_s });
  await wire.send("Emulation.setCPUThrottlingRate", { rate: given.slower });
  await page.addInitScript(moveClock, new Date(given.today + "T12:00:00") - Date.now());
  await page.addInitScript(typist, { first: text, enter });
  await page.goto(url, { waitUntil: "commit" });
  const told = await page.evaluate(() => window.told); // counted from when the browser began to ask for the page
  if (!enter) { Object.assign(told, { bytes: sent.bytes, files: sent.files }); }
  const again = [], fresh = [];
  for (let end = 2; end <= given.query.length; end += 1) { await page.evaluate((typed) => window.stroke(typed), given.query.slice(0, end)); }
  for (let end = 2; end <= given.query.length; end += 1) { again.push(await page.evaluate((typed) => window.stroke(typed), given.query.slice(0, end))); }
  for (const other of given.others) { fresh.push(await page.evaluate((typed) => window.stroke(typed), other)); }
  told.again_ms = again.map(Math.round);
  told.fresh_ms = fresh.map(Math.round);
  await context.close();
  await new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return told;
}

async function main() {
  const given = JSON.parse(process.argv[2]);
  const { chromium } = require(path.join(given.tools, "playwright-core"));
  const browser = await chromium.launch({ executablePath: given.chromium, args: QUIET });
  const visits = { letters: [], whole: [], answer: [] };
  for (let i = 0; i < given.repeats; i += 1) {
    visits.letters.push(await visit(browser, given, given.query.slice(0, 2), false));
    visits.whole.push(await visit(browser, given, given.query, false));
    visits.answer.push(await visit(browser, given, given.full, true));
  }
  await browser.close();
  process.stdout.write(JSON.stringify(visits));
}

main().catch((error) => { console.error(error); process.exit(1); });
