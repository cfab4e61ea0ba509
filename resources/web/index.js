// Reads the shards of the index that docs/web.md describes. No part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"));

(function () {
  "use strict";

  const { bare, canon, fold, shown, slug, written } = CareAreas.query;
  const SHARDS_PER_QUESTION = 24;

  // A list of texts, each of which begins with so many letters of the one before.
  function sorted(text) {
    let last = "";
    return text.split(",").map((one) => {
      last = last.slice(0, parseInt(one[0], 36)) + one.slice(1);
      return last;
    });
  }

  function makeIndex(site, load) {
    const index = site.index;
    const towns = index.towns.map((town) => ({ name: shown(town), words: written(shown(town)).split(" "), slug: slug(town), stored: town }));
    const numberWords = index.numbers && new Set(index.numbers);
    const keys = sorted(index.keys);
    const streets = sorted(index.streets);
    const kept = new Map();

    function get(name) {
      if (!kept.has(name)) {
        const loading = Promise.resolve().then(() => load(name));
        kept.set(name, loading);
        loading.catch(() => kept.delete(name));
      }
      return kept.get(name);
    }

    // An entry of a key shard with what matching needs.
    function prepare(entry) {
      const name = shown(entry[0]);
      const own = written(name);
      const words = bare(own).split(" ").filter(Boolean);
      const tails = words.map((_, i) => words.slice(i).join(""));
      const town = towns[entry[1]];
      let spaced;
      const spread = () => spaced || (spaced = bare(canon(name)));
      return { entry, name, own, words, canon: spread, tails, others: words.concat(town.words.map(bare)), raw: own.replace(/ /g, ""),
        slug: slug(entry[0]), townSlug: town.slug, townWords: town.words, town: town.name, largest: entry[1] === index.largest, key: JSON.stringify(entry.slice(0, 4)) };
    }

    async function keyShard(i) {
      const list = await get("s/k" + i + ".json");
      if (!list.prepared) Object.defineProperty(list, "prepared", { value: list.map(prepare) });
      return list.prepared;
    }

    // The last of the directory's texts that is not after `key`.
    function shardOf(key, directory = keys) {
      let low = 0;
      let high = directory.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (directory[middle] <= key) low = middle + 1; else high = middle;
      }
      return Math.max(low - 1, 0);
    }

    // Before the keys are there: asks for the houses of the streets that begin so, unless they are many, at the same time.
    function foresee(key) {
      if (kept.has("s/k" + shardOf(key) + ".json")) return;
      const first = shardOf(key, streets);
      const last = shardOf(key + "\uffff", streets);
      if (last - first < 2) for (let i = first; i <= last; i += 1) get("s/h" + i + ".json");
    }

    // All entries of the shards in which keys from `from` to `to` can be, at most so many shards; `cut` where there are more.
    async function range(from, to, most, spent) {
      const first = shardOf(from);
      const end = shardOf(to);
      const wanted = [];
      for (let i = first; i <= Math.min(end, first + most - 1); i += 1) {
        if (spent && !spent.has(i)) {
          if (spent.size >= SHARDS_PER_QUESTION) break;
          spent.add(i);
        }
        wanted.push(keyShard(i));
      }
      return Object.assign((await Promise.all(wanted)).flat(), { cut: wanted.length <= end - first });
    }

    // All entries of one whole key. Where it goes on from shard to shard the directory has a space after it.
    const whole = (key, most) => range(key, key + " ", most);

    // The houses of a street entry: all, or those parts of a long street that can have the number.
    async function houses(entry, number, most = Infinity) {
      const [, , shard, place] = entry;
      if (!Array.isArray(place)) return inShard(shard, place);
      const parts = place.map((_, i) => i).filter((i) => number === undefined
        || ((place[i] <= number || i === 0) && (i === place.length - 1 || place[i + 1] >= number)));
      const found = (await Promise.all(parts.slice(0, most).map((i) => inShard(shard + i, 0)))).flat();
      return Object.assign(found, { cut: parts.length > most });
    }

    async function inShard(shard, place) {
      const row = (await get("s/h" + shard + ".json"))[place];
      if (!row.houses) {
        Object.defineProperty(row, "houses", { value: unpack(row).map((h, i) => Object.assign(h, { spot: [shard, place, i] })) });
      }
      return row.houses;
    }

    // A row of a shard as one object per house.
    function unpack([street, town, numbers, kinds, which]) {
      const [before, after] = [slug(street) + ",", "," + towns[town].slug];
      const [name, townName] = [shown(street), towns[town].name];
      return numbers.map((stored, i) => {
        const kind = typeof which === "string" ? parseInt(which[i] || "0", 36) : which[i];
        const [postcode, area, next] = kinds[kind];
        const number = shown(stored);
        const own = typeof stored === "number" ? number : slug(stored);
        return { id: before + own + after, own, folded: fold(number).replace(/ /g, ""),
          value: /^\d/.test(number) ? parseInt(number, 10) : -1, label: number ? name + " " + number : name,
          postcode, town: townName, area, next };
      });
    }

    // Steps from place to place, as [{lat, lon}].
    function places(steps) {
      let [lat, lon] = [0, 0];
      return Array.from({ length: steps.length / 2 }, (_, i) => {
        [lat, lon] = [lat + steps[2 * i], lon + steps[2 * i + 1]];
        return { lat: lat / 1e5, lon: lon / 1e5 };
      });
    }

    return { site, towns, numberWords, get, sorted, shardOf, range, whole, foresee, houses, unpack, places, parts: streets.length };
  }

  CareAreas.index = makeIndex;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
