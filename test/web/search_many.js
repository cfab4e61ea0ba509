// Asks the search of one site many questions: search_many.js SEARCH.js SITE_FOLDER < {"ask": [[text, within], …],
// "resolve": [id, …], "nearest": [[lat, lon], …]} > {"ask": [[ms, [suggestion, …], bytes], …], "resolve": [answer, …], …}.
// Times are of one question with an empty memory of shards, files already read.
"use strict";
const fs = require("fs");
const path = require("path");

const CareAreas = require(path.resolve(process.argv[2]));
const folder = process.argv[3];
const texts = new Map();
let bytes = 0;

function load(name) {
  if (!texts.has(name)) texts.set(name, fs.readFileSync(path.join(folder, name), "utf8"));
  bytes += Buffer.byteLength(texts.get(name));
  return Promise.resolve(JSON.parse(texts.get(name)));
}

async function main() {
  const questions = JSON.parse(fs.readFileSync(0, "utf8"));
  const site = JSON.parse(fs.readFileSync(path.join(folder, "site.json"), "utf8"));
  const kept = CareAreas.search(site, load);
  const out = { ask: [], resolve: [], nearest: [], fold: (questions.fold || []).map(CareAreas.fold) };
  for (const [text, within] of questions.ask || []) {
    const fresh = CareAreas.search(site, load);
    bytes = 0;
    const start = process.cpuUsage();
    const found = await fresh.suggest(text, within);
    const used = process.cpuUsage(start);
    out.ask.push([(used.user + used.system) / 1000, found, bytes, Boolean(found.failed)]);
  }
  for (const id of questions.resolve || []) out.resolve.push(await kept.resolve(id));
  for (const [lat, lon] of questions.nearest || []) out.nearest.push(await kept.nearest(lat, lon));
  process.stdout.write(JSON.stringify(out));
}

main();
