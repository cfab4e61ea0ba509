// Asks several searches the same questions: search_quality.js SEARCH.js SITE_FOLDER [FOLDER_WITH_PEERS] <
// {"texts": [what is typed, …], "addresses": [[label, postal code, town], …]} >
// {"ours": [{"hits": [[kind, label, detail], …], "guess", "answer", "files", "ms"}, …], "fuse": …, "minisearch": …}.
// The peers hold all addresses in memory, with the settings that their documentation proposes for text with errors.
"use strict";
const fs = require("fs");
const path = require("path");

const [, , script, folder, peers] = process.argv;
const CareAreas = require(path.resolve(script));
const FIRST = 8;

function used(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function ours(texts) {
  const site = JSON.parse(fs.readFileSync(path.join(folder, "site.json"), "utf8"));
  const told = [];
  for (const text of texts) {
    let files = 0;
    const load = (name) => {
      files += 1;
      return Promise.resolve(JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")));
    };
    const search = CareAreas.search(site, load); // nothing kept from the question before
    const start = process.cpuUsage();
    const found = await search.suggest(text);
    const ms = used(start);
    const asked = files;
    const { answer, corrected } = await search.enter(text);
    told.push({ hits: found.map((one) => [one.kind, one.label, one.detail]), guess: Boolean(found.guess), failed: Boolean(found.failed),
      corrected, answer: answer && [answer.kind, answer.label, answer.detail], files: asked, ms });
  }
  return told;
}

function byPeer(texts, look) {
  return texts.map((text) => {
    const start = process.cpuUsage();
    const hits = look(text).slice(0, FIRST);
    return { hits: hits.map(([label, code, town]) => ["address", label, code + " " + town]), guess: false, answer: null, ms: used(start) };
  });
}

// By name, not by path, so that what a package says of its own entries counts.
function fromPeers(name) {
  const found = require("module").createRequire(path.join(path.resolve(peers), "..", "peers.js"))(name);
  return found.default || found;
}

function fuse(texts, addresses) {
  const Fuse = fromPeers("fuse.js");
  const list = addresses.map(([label, code, town]) => ({ text: label + ", " + code + " " + town, address: [label, code, town] }));
  const index = new Fuse(list, { keys: ["text"], ignoreLocation: true, threshold: 0.4, ignoreDiacritics: true });
  return byPeer(texts, (text) => index.search(text, { limit: FIRST }).map((hit) => hit.item.address));
}

function miniSearch(texts, addresses) {
  const MiniSearch = fromPeers("minisearch");
  const plain = (term) => term.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const index = new MiniSearch({ fields: ["label", "rest"], processTerm: plain,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { label: 2 } } });
  index.addAll(addresses.map(([label, code, town], id) => ({ id, label, rest: code + " " + town })));
  return byPeer(texts, (text) => index.search(text).slice(0, FIRST).map((hit) => addresses[hit.id]));
}

async function main() {
  const { texts, addresses } = JSON.parse(fs.readFileSync(0, "utf8"));
  const told = { ours: await ours(texts) };
  if (peers) {
    told.minisearch = miniSearch(texts, addresses);
    told.fuse = fuse(texts, addresses);
  }
  process.stdout.write(JSON.stringify(told));
}

main().catch((error) => { console.error(error); process.exit(1); });
