// Asks the search of one site for every address: search_every.js SEARCH.js SITE_FOLDER|DATA.json < one line of JSON per
// question: [kind, what is typed or an id]. Prints one line of JSON per answer: null where the visitor is asked, else
// [label, postcode, town, area's code]. kind: "enter", "exact" (what Enter answers, without looking for suggestions where
// it asks), "id", or "place" (latitude and longitude: the id found is resolved).
"use strict";
const fs = require("fs");
const path = require("path");

const CareAreas = require(path.resolve(process.argv[2]));
const source = process.argv[3];
const whole = source.endsWith(".json") ? JSON.parse(fs.readFileSync(source, "utf8")) : null;
const kept = new Map();

function load(name) {
  if (whole) return name in whole ? Promise.resolve(whole[name]) : Promise.reject(new Error(name));
  if (!kept.has(name)) kept.set(name, JSON.parse(fs.readFileSync(path.join(source, name), "utf8")));
  return Promise.resolve(kept.get(name));
}

async function main() {
  const site = await load("site.json");
  const search = CareAreas.search(site, load);
  const told = (found) => found && [found.label, found.postcode.replace(" ", ""), found.town, (site.areas[found.area] || {}).code];
  const out = [];
  for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    const [kind, asked] = JSON.parse(line);
    let found = null;
    if (kind === "id") found = await search.resolve(asked);
    else if (kind === "place") found = await search.nearest(...asked).then((near) => near && search.resolve(near.id));
    else {
      const decision = await search[kind](asked);
      found = decision.answer && await search.resolve(decision.answer.id);
      if (decision.candidates.failed) throw new Error("failed: " + asked);
    }
    out.push(JSON.stringify(told(found)));
  }
  process.stdout.write(out.join("\n") + "\n");
}

main().catch((error) => { console.error(error); process.exit(1); });
