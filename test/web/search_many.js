// Asks the search of one site many questions: search_many.js SEARCH.js SITE_FOLDER < {"ask": [[text, within], …],
// "resolve": [id, …], "locate": [id, …], "nearest": [[lat, lon], …], "rounds": [text, …]} >
// {"ask": [[ms, [suggestion, …], bytes, failed], …], "resolve": [answer, …], …}. Times are of one question with an empty
// memory of shards, files already read. Rounds: how often a question waits for files that it asks for one after the other.
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

// Asks with a net on which all that is asked for at the same time comes at the same time.
async function rounds(site, text) {
  let count = 0;
  let waiting = null;
  const search = CareAreas.search(site, (name) => {
    if (!waiting) {
      count += 1;
      waiting = new Promise((come) => { setTimeout(come, 5); });
      waiting.then(() => { waiting = null; });
    }
    return waiting.then(() => load(name));
  });
  await search.suggest(text);
  return count;
}

async function main() {
  const questions = JSON.parse(fs.readFileSync(0, "utf8"));
  const site = JSON.parse(fs.readFileSync(path.join(folder, "site.json"), "utf8"));
  const kept = CareAreas.search(site, load);
  const out = { ask: [], resolve: [], nearest: [], locate: [], rounds: [], fold: (questions.fold || []).map(CareAreas.fold),
    written: (questions.fold || []).map(CareAreas.query.written), check: (questions.fold || []).map(CareAreas.query.check) };
  for (const [text, within] of questions.ask || []) {
    const fresh = CareAreas.search(site, load);
    bytes = 0;
    const start = process.cpuUsage();
    const found = await fresh.suggest(text, within);
    const used = process.cpuUsage(start);
    out.ask.push([(used.user + used.system) / 1000, found, bytes, Boolean(found.failed)]);
  }
  for (const id of questions.resolve || []) out.resolve.push(await kept.resolve(id));
  for (const id of questions.locate || []) out.locate.push(await kept.locate(id));
  for (const text of questions.rounds || []) out.rounds.push(await rounds(site, text));
  for (const [lat, lon] of questions.nearest || []) out.nearest.push(await kept.nearest(lat, lon));
  process.stdout.write(JSON.stringify(out));
}

main();
