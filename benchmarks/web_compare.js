// web_compare.js NODE_MODULES SERVER TEXT SLOWER: opens /ours/ and /theirs/ in headless Chromium with a slower processor,
// types the text key by key, and prints for each: bytes until the suggestions to the whole text are there, the time of each
// key (from the key to the last change of the list), the time until the page takes keys, and the memory afterwards.
"use strict";
const path = require("path");

const [, , modules, server, text, slower] = process.argv;
const { chromium } = require(path.join(path.resolve(modules), "playwright-core"));
const PAGES = { ours: { address: "/ours/", list: "#options" }, theirs: { address: "/theirs/", list: "#hits" } };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--js-flags=--expose-gc"];

// In the page: puts in one more letter, waits until the list has been still for a while, and gives the time of its last change.
function key(question) {
  return new Promise((resolve) => {
    const field = document.getElementById("field"), list = document.querySelector(question.list);
    const start = performance.now();
    let last = start;
    let quiet = 0;
    const still = () => { watcher.disconnect(); resolve({ ms: last - start, hits: list.children.length }); };
    const watcher = new MutationObserver(() => { last = performance.now(); clearTimeout(quiet); quiet = setTimeout(still, 400); });
    watcher.observe(list, { childList: true, subtree: true });
    field.value = question.text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    last = performance.now();
    quiet = setTimeout(still, 400);
  });
}

async function measure(browser, { address, list }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Emulation.setCPUThrottlingRate", { rate: Number(slower) });
  let bytes = 0;
  client.on("Network.dataReceived", (event) => { bytes += event.dataLength; });
  const start = Date.now();
  await page.goto(server + address, { waitUntil: "load", timeout: 120000 });
  await page.waitForSelector("#field", { state: "visible", timeout: 120000 });
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); }));
  const ready = Date.now() - start;
  const keys = [];
  for (let n = 1; n <= text.length; n += 1) keys.push(await page.evaluate(key, { text: text.slice(0, n), list }));
  const until = bytes;
  await client.send("HeapProfiler.enable");
  await client.send("HeapProfiler.collectGarbage");
  const { metrics } = await client.send("Performance.enable").then(() => client.send("Performance.getMetrics"));
  const heap = metrics.find((one) => one.name === "JSHeapUsedSize").value;
  await context.close();
  return { ready_ms: ready, bytes: until, key_ms: keys.map((one) => Math.round(one.ms * 10) / 10),
    hits: keys.map((one) => one.hits), heap_mb: Math.round(heap / 1e5) / 10 };
}

async function main() {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  const out = {};
  for (const [name, page] of Object.entries(PAGES)) out[name] = await measure(browser, page);
  await browser.close();
  process.stdout.write(JSON.stringify(out));
}

main().catch((error) => { console.error(error); process.exit(1); });
