// Runs one scenario in headless Chromium and prints what it saw as JSON: the judging is done in Python.
//   node run.js SCENARIO '{"tools": node_modules, "chromium": path, "site": folder, "file": one-file edition, …}'
"use strict";

const fs = require("fs");
const http = require("http");
const path = require("path");

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

// A plain file server; `replaced` holds texts that stand in for files, `log` what was asked for.
function serve(folder) {
  const state = { log: [], replaced: {}, open: new Set() };
  const server = http.createServer((request, response) => {
    let name = decodeURIComponent(request.url.split("?")[0]);
    if (name.endsWith("/")) { name += "index.html"; }
    state.log.push(name.slice(1));
    const file = path.join(folder, name);
    if (!(name in state.replaced) && !fs.existsSync(file)) { response.writeHead(404); response.end(); return; }
    const content = name in state.replaced ? state.replaced[name] : fs.readFileSync(file);
    response.writeHead(200, { "Content-Type": TYPES[path.extname(name)] || "application/octet-stream", "Cache-Control": "no-cache" });
    response.end(content);
  });
  server.on("connection", (socket) => { state.open.add(socket); socket.on("close", () => state.open.delete(socket)); });
  state.stop = () => new Promise((done) => { state.open.forEach((socket) => socket.destroy()); server.close(done); });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => {
    state.url = "http://127.0.0.1:" + server.address().port + "/";
    ready(state);
  }));
}

// A page that keeps what went wrong in it: errors, dialogs, refused by the policy, requests to others.
async function open(browser, given, options) {
  const context = await browser.newContext(Object.assign({ viewport: { width: 390, height: 844 }, locale: "sv-SE", reducedMotion: "reduce" }, options));
  const page = await context.newPage();
  const seen = { errors: [], dialogs: [], violations: [], elsewhere: [] };
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") { seen.errors.push(message.text()); } });
  page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith(given.base) && !request.url().startsWith("data:")) { seen.elsewhere.push(request.url()); }
  });
  await page.exposeFunction("careAreasViolation", (text) => seen.violations.push(text));
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation",
    (event) => window.careAreasViolation(event.violatedDirective + " " + event.blockedURI + " " + event.sample)));
  if (given.today) { await page.addInitScript(moveClock, new Date(given.today + "T12:00:00") - Date.now()); }
  return { page, context, seen };
}

// Another day, on which time runs as ever.
function moveClock(shift) {
  const Real = window.Date;
  window.Date = class extends Real {
    constructor(...given) { if (given.length) { super(...given); } else { super(Real.now() + shift); } }
    static now() { return Real.now() + shift; }
  };
}

const ready = (page) => page.waitForSelector("html.ready");

async function type(page, text) {
  await page.fill("#field", "");
  await page.fill("#field", text);
  await page.waitForFunction(() => !document.getElementById("options").hidden || !document.getElementById("nothing").hidden
    || !document.getElementById("message").hidden);
}

async function answer(page, base, id, language) {
  await page.goto("about:blank");
  await page.goto(base + "#" + (id ? "adress=" + encodeURIComponent(id) : "") + (language ? "&sprak=" + language : ""));
  await ready(page);
  if (id) { await page.waitForSelector("#answer:not([hidden])"); }
}

async function main() {
  const name = process.argv[2], given = JSON.parse(process.argv[3]);
  const { chromium } = require(path.join(given.tools, "playwright-core"));
  const server = await serve(given.site);
  given.base = server.url;
  const browser = await chromium.launch({ executablePath: given.chromium, args: QUIET });
  try {
    const told = await require("./" + name + ".js")({ browser, given, server, open, ready, type, answer });
    process.stdout.write(JSON.stringify(told));
  } finally {
    await browser.close();
    await server.stop();
  }
}

main().catch((error) => { console.error(error); process.exit(1); });
