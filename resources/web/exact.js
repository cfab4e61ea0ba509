// The address that a text is exactly, and no other. No part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"));

(function () {
  "use strict";

  const { LONGEST, bare, canon, isExact, same } = CareAreas.query;
  const MOST_WITHOUT_TOWN = 8;
  const SHARDS_OF_A_NAME = 16;
  const WORDS_OF_A_NAME = 10;

  // index: of index.js; streetOf: of suggestions.js. Returns exactly(text, numbered).
  function makeExactly(index, streetOf) {
    // All addresses that the text may be in full, and whether there can be no more of them. numbered : only those where a
    // number or a town follows the name, which need no shard of keys beside those of the suggestions.
    async function exactly(text, numbered) {
      const words = canon(String(text).slice(0, LONGEST)).split(" ");
      const splits = words.map((_, i) => i + 1).filter((n) => n <= WORDS_OF_A_NAME
        && (n === words.length ? !numbered : /^\p{N}/u.test(words[n]) || beginsNumber(words[n]) || endsAsTown(words.slice(n))));
      const found = await Promise.all(splits.map((n) => splitAt(words, n)));
      const named = found.some((one) => one.named) && found.some((one) => one.addresses.some((h) => isExact(text, h)));
      return { addresses: found.flatMap((one) => one.addresses), complete: found.every((one) => one.complete) && !named };
    }

    // Whether a number of the register begins with the word, as "Hus 4" does.
    const beginsNumber = (word) => !index.numberWords || index.numberWords.has(bare(word));

    const endsAsTown = (rest) => index.towns.some((town) => rest.slice(-town.words.length).map(bare).join(" ") === town.words.map(bare).join(" "));

    // As the street's name its first n words, as number and town the others. `named` where the whole text is the name of a
    // place, or of a street with houses that have numbers: either may be meant.
    async function splitAt(words, n) {
      const name = bare(words.slice(0, n).join(" "));
      const rest = words.slice(n);
      const list = await index.whole(name.replace(/ /g, ""), SHARDS_OF_A_NAME);
      const entries = new Map();
      for (const e of list) if (e.entry.length === 4 && e.canon() === name) entries.set(e.key, e);
      const all = [...entries.values()].filter(streetOf);
      const inTown = all.filter((e) => rest.length >= e.townWords.length && same(rest.slice(-e.townWords.length).join(" "), e.townWords.join(" ")));
      const looked = all.length > MOST_WITHOUT_TOWN ? inTown : all;
      const addresses = (await Promise.all(looked.map((e) => ofStreet(e, rest)))).flat();
      return { addresses, complete: !list.cut && inTown.length <= MOST_WITHOUT_TOWN && (looked.length === all.length || inTown.length > 0),
        named: !rest.length && entries.size > addresses.length };
    }

    // The houses of a street whose number begins as the rest of the text does; without a rest the only house of a street.
    async function ofStreet(e, rest) {
      const value = /^\d/.test(rest[0] || "") ? parseInt(rest[0], 10) : -1;
      const all = await index.houses(e.entry, value);
      const only = all.length === 1 && !Array.isArray(e.entry[3]);
      if (value < 0 && only) return all;
      return rest.length ? all.filter((h) => h.value === value && h.label !== e.name) : [];
    }

    return exactly;
  }

  CareAreas.exactly = makeExactly;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
