// web_typing.js SEARCH.js VERSION_FOLDER TEXT: types the text letter by letter, takes the first suggestion, and prints the
// bytes of the shards that this asked for.
"use strict";
const fs = require("fs");
const path = require("path");

const [, , script, folder, text] = process.argv;
const CareAreas = require(path.resolve(script));
const site = JSON.parse(fs.readFileSync(path.join(folder, "site.json"), "utf8"));
let bytes = 0;
const search = CareAreas.search(site, (name) => {
  const content = fs.readFileSync(path.join(folder, name));
  bytes += content.length;
  return Promise.resolve(JSON.parse(content.toString("utf8")));
});

async function main() {
  let found = [];
  for (let n = 1; n <= text.length; n += 1) found = await search.suggest(text.slice(0, n));
  if (!found.length || !(await search.resolve(found[0].id))) throw new Error("no answer to " + text);
  process.stdout.write(String(bytes));
}

main();
