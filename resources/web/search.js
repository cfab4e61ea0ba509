// Finds addresses in the index that docs/web.md describes. No part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"), require("./near.js"));

(function () {
  "use strict";

  const { LONGEST, bare, canon, check, fold, isExact, mark, postcodeText, readings, same, shown, slug, unused, written } = CareAreas.query;
  const MOST = 8;
  const SHARDS_PER_RANGE = 4;
  const SHARDS_FOR_TWO_LETTERS = 2;
  const SHARDS_PER_QUESTION = 24;
  const SHARDS_OF_A_NAME = 16;
  const PARTS_OF_A_STREET = 8;
  const STREETS_WITH_NUMBER = 6;
  const SAME_SPOT_DEGREES = 1.5e-5;

  // --- matching ---

  // One letter is enough in a postal code, or where it is the whole name ("Ö 5").
  const opens = (begin, text, q) => (begin.length > 1 || q.postcode.length === 5 ? inOrder(begin, text) : begin === text);

  // The parts of a word with points inside ("drottn.g") stand in it in this order.
  function inOrder(word, text) {
    if (!word.includes(".")) return text.startsWith(word);
    const pieces = word.split(".").filter(Boolean);
    if (!text.startsWith(pieces[0])) return false;
    let at = pieces[0].length;
    for (const piece of pieces.slice(1)) {
      at = text.indexOf(piece, at);
      if (at < 0) return false;
      at += piece.length;
    }
    return true;
  }

  // Gives each word one of the texts that it begins; the words without one.
  function unmatched(words, texts) {
    const free = texts.slice();
    return words.filter((word) => {
      const i = free.findIndex((text) => inOrder(word, text));
      if (i >= 0) free.splice(i, 1);
      return i < 0;
    });
  }

  // How well a name answers, smaller is better, with the words that are left for the number; null when it does not.
  function match(entry, { words, begins }, q) {
    const other = entry.raw.startsWith(q.raw) ? 0 : 0.25;
    for (let first = 0; first < entry.tails.length; first += 1) {
      const tail = entry.tails[first];
      for (let n = words.length; n > 0; n -= 1) {
        const begin = begins[n - 1];
        if (!opens(begin, tail, q)) continue;
        const left = unmatched(words.slice(n), entry.others);
        if (left.length && (first || begin !== tail)) continue;
        return { score: (begin === tail ? -1 : 0) + (first ? 1 : 0) + other, left };
      }
    }
    if (words.length < 2 || !words.some((word) => entry.words.some((text) => inOrder(word, text)))) return null;
    return unmatched(words, entry.others).length ? null : { score: 2 + other, left: [] };
  }

  // Entries that match, each once, best first.
  function ranked(entries, spelled, q) {
    const found = new Map();
    for (const e of entries) {
      if (found.has(e.key) || e.entry.length < 4) continue;
      const m = match(e, spelled, q);
      if (m) found.set(e.key, { score: m.score, left: m.left, e });
    }
    return [...found.values()].sort(byScore);
  }

  // The same name in several towns: first the largest town.
  function byScore(a, b) {
    return a.score - b.score || (a.e.name < b.e.name ? -1 : a.e.name > b.e.name ? 1 : 0) || b.e.largest - a.e.largest || (a.e.town < b.e.town ? -1 : 1);
  }

  // Whether an id's part names a stored text: the same with its mark, or one that has its mark no longer, or not yet.
  const named = (asked, stored) => asked === slug(stored)
    || (shown(asked) === slug(shown(stored)) && (!mark(asked) || mark(asked) === "~" + check(shown(stored))));

  // --- the index ---

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
    const keys = sorted(index.keys);
    const streets = sorted(index.streets);
    const starts = sorted(index.words || "0");
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

    // The houses of rows, each with its place; `spots` are the places of each row where they are not in the row itself.
    function placed(rows, spots) {
      return rows.flatMap((row, place) => {
        const at = places(spots ? spots[place] : row[5]);
        return unpack(row).map((h, i) => Object.assign(h, at[i]));
      });
    }

    function places(steps) {
      let [lat, lon] = [0, 0];
      return Array.from({ length: steps.length / 2 }, (_, i) => {
        [lat, lon] = [lat + steps[2 * i], lon + steps[2 * i + 1]];
        return { lat: lat / 1e5, lon: lon / 1e5 };
      });
    }

    async function placeOf(house) {
      const [shard, place, at] = house.spot;
      return places((await get("s/p" + shard + ".json"))[place])[at];
    }

    // Words of all names: those of the shards that words beginning so can be in, or all where they are few.
    async function vocabulary(begins) {
      const shards = new Set();
      const all = starts.length <= SHARDS_PER_QUESTION;
      for (const begin of all ? [""] : begins) {
        for (let i = shardOf(begin, starts); i <= shardOf(begin + "\uffff", starts); i += 1) shards.add(i);
      }
      const lists = [...shards].slice(0, SHARDS_PER_QUESTION).map((i) => get("s/w" + i + ".json"));
      return (await Promise.all(lists)).flatMap(sorted);
    }

    // All houses of the leaves of the tree by place, or, without a tree, of all streets.
    const leaf = async (i) => placed(await get("s/g" + i + ".json"));
    const part = async (i) => placed(await get("s/h" + i + ".json"), await get("s/p" + i + ".json"));

    return { get, range, whole, foresee, houses, placeOf, vocabulary, leaf, part, parts: streets.length, towns };
  }

  // --- suggestions ---

  // forgive gives a promise of the part that looks for misspelt words (forgiving.js), which is asked for when it is needed.
  function makeSearch(site, load, forgive = () => Promise.resolve(CareAreas.forgiving || require("./forgiving.js").forgiving)) {
    const index = makeIndex(site, load);

    const streetOf = (e) => typeof e.entry[2] === "number";

    function streetItem(e) {
      return { id: [e.slug, "", e.townSlug].join(","), label: e.name, detail: e.town, kind: "street", fill: e.name + " " };
    }

    function placeItem(e) {
      const [, , street, number] = e.entry;
      return { id: [slug(street), slug(number), e.townSlug].join(","), label: e.name, kind: "place", fill: e.name,
        detail: [[shown(street), shown(number)].join(" ").trim(), e.town].filter(Boolean).join(", ") };
    }

    function houseItem(house, kind) {
      return { id: house.id, label: house.label, kind, fill: house.label, area: house.area,
        detail: [postcodeText(house.postcode), house.town].filter(Boolean).join(" ") };
    }

    // What one way to look finds for all spellings of a question.
    async function inAllSpellings(q, spent) {
      const found = new Map();
      for (const spelled of q.spellings.filter((one) => one.words.length)) {
        for (const m of await lookUp(q, spelled, spent)) if (!found.has(m.e.key)) found.set(m.e.key, m);
      }
      return [...found.values()].sort(byScore);
    }

    // Looks under the words one after the other until some name matches all of them.
    async function lookUp(q, spelled, spent) {
      const starts = [spelled.begins[spelled.begins.length - 1], ...spelled.words].map((w) => w.split(".")[0]);
      const keys = starts.filter((w, i) => w.length > (i ? 1 : 0));
      let named = [];
      if (q.postcode.length === 5 && starts[0]) {
        const key = q.postcode + starts[0];
        const inside = await index.range(key, key + "\uffff", SHARDS_PER_RANGE, spent);
        const found = ranked(inside.filter((e) => e.entry[4] === q.postcode), spelled, q);
        if (found.length) return found;
      }
      for (const key of new Set(keys)) {
        const most = key.length < 3 ? SHARDS_FOR_TWO_LETTERS : spelled.words.length > 1 ? 2 * SHARDS_PER_RANGE : SHARDS_PER_RANGE;
        const found = ranked(await index.range(key, key + "\uffff", most, spent), spelled, q);
        const whole = found.filter((m) => !m.left.length);
        if (whole.length) return whole;
        named = named.concat(found);
      }
      return q.number ? [] : named;
    }

    // Postal codes that begin with the digits; the streets of a whole one.
    async function postcodes(q) {
      const typed = q.spellings[0].words.join("");
      const digits = /^\d{2,5}$/.test(typed) ? typed : typed ? "" : q.postcode;
      if (!digits || q.number) return [];
      const codes = new Map();
      for (const e of await index.range("#" + digits, "#" + digits + "\uffff", SHARDS_PER_RANGE)) {
        if (e.entry.length === 2 && e.entry[0].startsWith(digits)) codes.set(e.key, e);
      }
      const items = [...codes.values()].map((e) => ({ id: e.entry[0] + ",," + e.townSlug, label: postcodeText(e.entry[0]),
        detail: e.town, kind: "postcode", fill: postcodeText(e.entry[0]) + " " }));
      if (digits.length < 5) return items;
      const inside = await index.range(digits, digits + "\uffff", SHARDS_PER_RANGE);
      return inside.filter((e) => e.entry[4] === digits).map(streetItem);
    }

    // Houses that answer number, letter and postal code: that very one, with a letter, with more digits, the nearest.
    function houseGroups(houses, q) {
      const wanted = q.number + q.letter;
      const value = parseInt(q.number, 10);
      const inCode = houses.filter((h) => h.postcode.startsWith(q.postcode));
      const here = inCode.length ? inCode : houses;
      const exact = here.filter((h) => h.folded === wanted);
      const begun = here.filter((h) => h.folded !== wanted && h.folded.startsWith(wanted));
      const isLetter = (h) => !/^\d/.test(h.folded.slice(wanted.length));
      const apart = (h) => Math.abs(h.value - value) + (Math.abs(h.value - value) % 2 ? 1.5 : 0);
      const near = here.filter((h) => h.value >= 0).sort((a, b) => apart(a) - apart(b) || a.value - b.value);
      return { exact, letters: begun.filter(isLetter), longer: begun.filter((h) => !isLetter(h)), near };
    }

    async function withNumber(q, matches) {
      const all = matches.filter((m) => streetOf(m.e));
      const streets = all.slice(0, STREETS_WITH_NUMBER);
      const number = parseInt(q.number, 10);
      const groups = await Promise.all(streets.map(async (m) => houseGroups(await index.houses(m.e.entry, number), q)));
      const every = (part) => groups.flatMap((g) => g[part]);
      const addresses = (list) => list.map((h) => houseItem(h, "address"));
      const more = { more: all.length > streets.length && all[streets.length].score <= streets[0].score };
      const hits = every("exact").concat(every("letters"));
      if (hits.length) return Object.assign(addresses(hits.concat(every("longer"))), more);
      const best = groups.filter((g, i) => streets[i].score === streets[0].score);
      const each = Math.ceil(MOST / Math.max(best.length, 1));
      const near = best.flatMap((g) => g.near.slice(0, each).sort((a, b) => a.value - b.value)).map((h) => houseItem(h, "near"));
      return addresses(best.flatMap((g) => g.longer).slice(0, MOST / 2)).concat(near);
    }

    // Words that are left over may be a designation that is no number ("Hus C"), before the town.
    async function withDesignation(matches) {
      const items = [];
      for (const m of matches.filter((one) => one.left.length && streetOf(one.e)).slice(0, 3)) {
        const left = m.left.join("");
        for (const h of await index.houses(m.e.entry, undefined, PARTS_OF_A_STREET)) {
          if (h.folded && h.folded.startsWith(left)) items.push(houseItem(h, "address"));
        }
      }
      return items;
    }

    async function answer(q, matches) {
      if (q.number) return withNumber(q, matches);
      const whole = matches.filter((m) => !m.left.length);
      return whole.length ? whole.map((m) => (streetOf(m.e) ? streetItem(m.e) : placeItem(m.e))) : withDesignation(matches);
    }

    async function ask(questions, spent) {
      let near = [];
      for (const q of questions) {
        if (!q.raw || (q.raw.length < 2 && !q.number && q.postcode.length < 5)) continue;
        const items = await answer(q, await inAllSpellings(q, spent));
        if (items.some((item) => item.kind !== "near")) return items;
        near = near.length ? near : items;
      }
      return near;
    }

    // Streets whose own name has the number in it ("Väg 34").
    async function withDigitsInName(q, spent) {
      const key = q.spellings[0].begins[q.spellings[0].begins.length - 1];
      if (!/\d/.test(key) || !/\p{L}/u.test(key)) return [];
      const found = ranked(await index.range(key, key + "\uffff", 1, spent), q.spellings[0], q);
      return found.filter((m) => m.score < 1 && !m.left.length && streetOf(m.e)).map((m) => streetItem(m.e));
    }

    // What is found when every word is the beginning of one in a name.
    async function findAsTyped(text, spent) {
      const questions = readings(text);
      for (const q of questions) {
        const items = await postcodes(q);
        if (items.length) return items;
      }
      const last = questions[questions.length - 1];
      const [named, found] = await Promise.all([withDigitsInName(last, spent), ask(questions, spent)]);
      return named.length ? named.concat(found) : found;
    }

    async function find(text) {
      const questions = readings(text);
      if (!questions.length) return [];
      const spent = new Set();
      if (questions[0].number) index.foresee(questions[0].spellings[0].words.join(""));
      const [exact, found] = await Promise.all([exactly(text, true), findAsTyped(text, spent)]);
      const first = exact.addresses.filter((h) => fold(text).length > 1 && isExact(text, h)).map((h) => houseItem(h, "address"));
      if (first.length || found.length) return Object.assign(first.concat(found), { more: found.more });
      if (fold(text).length < 2) return [];
      return (await forgive())({ index, findAsTyped, withNumber, answer, spent })(text);
    }

    // --- the address that a text is exactly ---

    // All addresses that the text may be in full, and whether there can be no more of them. numbered : only those where a
    // number or a town follows the name, which need no shard of keys beside those of the suggestions.
    async function exactly(text, numbered) {
      const words = canon(String(text).slice(0, LONGEST)).split(" ");
      const splits = words.map((_, i) => i + 1).filter((n) => n <= 10 && (n === words.length ? !numbered : /^\p{N}/u.test(words[n]) || endsAsTown(words.slice(n))));
      const found = await Promise.all(splits.map((n) => splitAt(words, n)));
      const named = found.some((one) => one.named) && found.some((one) => one.addresses.some((h) => isExact(text, h)));
      return { addresses: found.flatMap((one) => one.addresses), complete: found.every((one) => one.complete) && !named };
    }

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
      const looked = all.length > MOST ? inTown : all;
      const number = /^\d/.test(rest[0] || "") ? parseInt(rest[0], 10) : -1;
      const addresses = (await Promise.all(looked.map((e) => ofStreet(e, number)))).flat();
      return { addresses, complete: !list.cut && inTown.length <= MOST && (looked.length === all.length || inTown.length > 0),
        named: !rest.length && entries.size > addresses.length };
    }

    // The houses of a street with the number; without number only where it is the only house of the street.
    async function ofStreet(e, number) {
      const all = await index.houses(e.entry, number);
      if (number < 0) return all.length > 1 || Array.isArray(e.entry[3]) ? [] : all;
      return all.filter((h) => h.value === number);
    }

    // Whether the text is exactly one address, as query.js decides, without suggestions; rejects when a shard cannot be loaded.
    async function exact(text, within) {
      const { addresses, complete } = await (within ? chosenExactly(text, within) : exactly(text));
      const items = addresses.map((h) => Object.assign(houseItem(h, "address"), { postcode: h.postcode, town: h.town }));
      return CareAreas.decide(text, { exact: items, complete, candidates: [] });
    }

    // What Enter does with a text: query.js decides. Suggestions are looked for only where there is no answer.
    async function enter(text, within) {
      try {
        const decision = await exact(text, within);
        return decision.answer ? decision : CareAreas.decide(text, { exact: [], complete: false, candidates: await suggest(text, within) });
      } catch (error) {
        return { answer: null, ask: true, candidates: Object.assign([], { failed: true }), corrected: [] };
      }
    }

    // The same in the street that was chosen before.
    async function chosenExactly(text, id) {
      const street = await streetById(id);
      if (!street || !fold(text).startsWith(fold(street.name))) return exactly(text);
      const number = fold(text).slice(fold(street.name).length).match(/^ ?(\d{1,9})/);
      return { addresses: number ? await index.houses(street.entry, parseInt(number[1], 10)) : [], complete: true };
    }

    // --- the numbers of a street that was chosen ---

    // The street of an id, as an entry; undefined when there is none, or more than one by now.
    async function streetById(id) {
      const [street, , town] = id.split(",");
      const found = new Map();
      const base = shown(street);
      for (const e of await index.whole(base.replace(/-/g, ""), Infinity)) {
        if (e.slug.startsWith(base) && e.entry.length === 4 && streetOf(e) && named(street, e.entry[0]) && named(town, index.towns[e.entry[1]].stored)) found.set(e.key, e);
      }
      return found.size === 1 ? found.values().next().value : undefined;
    }

    // Numbers of the street that was chosen before; null when the text is about something else by now.
    async function numbersWithin(text, id) {
      const street = await streetById(id);
      if (!street || !text.toLowerCase().startsWith(street.name.toLowerCase())) return null;
      const rest = fold(text.slice(street.name.length)).replace(/ /g, "");
      const number = rest.match(/^(\d+)(\p{L}?)$/u);
      const own = number ? await index.houses(street.entry, parseInt(number[1], 10)) : [];
      const some = await index.houses(street.entry, undefined, PARTS_OF_A_STREET);
      const all = own.filter((h) => !some.includes(h)).concat(some);
      const items = (list) => Object.assign(list.map((h) => houseItem(h, "address")), { more: some.cut });
      if (!rest) return items(all);
      const fits = all.filter((h) => h.folded === rest).concat(all.filter((h) => h.folded !== rest && h.folded.startsWith(rest)));
      if (fits.length) return items(fits);
      if (!number) return null;
      return houseGroups(all, { number: number[1], letter: "", postcode: "" }).near.map((h) => houseItem(h, "near"));
    }

    // The first of the suggestions, each with its own text: what looks the same gets its area as well. `more` where some
    // were left out, `guess` where they are only similar to what was typed.
    function tidy(items) {
      const first = [];
      const ids = new Set();
      for (const item of items) {
        const fresh = !ids.has(item.kind + item.label + item.id);
        if (fresh && first.length < MOST) first.push(item);
        ids.add(item.kind + item.label + item.id);
      }
      const text = (item) => item.label + "\n" + item.detail;
      const counts = new Map();
      for (const item of first) counts.set(text(item), (counts.get(text(item)) || 0) + 1);
      const told = first.map((item) => {
        const area = counts.get(text(item)) > 1 && item.area >= 0 ? site.areas[item.area] : null;
        const detail = area ? item.detail + " · " + area.name : item.detail;
        return { id: item.id, label: item.label, detail, kind: item.kind, fill: item.fill };
      });
      const more = Boolean(items.more) || items.filter((item) => item.kind !== "near" && !first.includes(item)
        && !first.some((one) => one.kind + one.label + one.id === item.kind + item.label + item.id)).length > 0;
      return Object.assign(told, more ? { more } : {}, items.guess ? { guess: true } : {});
    }

    async function suggest(text, within) {
      try {
        if (typeof text !== "string" || text.length > LONGEST) return [];
        const chosen = within ? await numbersWithin(text, within) : null;
        const items = tidy(chosen || await find(text));
        return Object.assign(items, items.length ? { corrected: unused(text, items) } : {});
      } catch (error) {
        return Object.assign([], { failed: true });
      }
    }

    // --- answers ---

    const result = (h, more) => Object.assign({ id: h.id, label: h.label, postcode: postcodeText(h.postcode), town: h.town,
      area: h.area, next: h.next }, more);

    // The street of an id, those of its houses that can have the id's number, and the house; null when there is no street.
    async function byId(id) {
      if (typeof id !== "string" || id.length > LONGEST * 2 || id.split(",").length !== 3) return null;
      const [name, number] = id.split(",");
      if (number) index.foresee(shown(name).replace(/-/g, ""));
      const street = await streetById(id);
      if (!street) return null;
      const all = await index.houses(street.entry, !number ? undefined : /^\d+/.test(number) ? parseInt(number, 10) : -1);
      return { street, all, house: await houseOf(all, number) };
    }

    // The house with the number of an id: as it is stored, or as it was when it had a twin (with its postal code and its
    // place), or has one only now; never one of several.
    async function houseOf(all, number) {
      const own = all.filter((h) => String(h.own) === number);
      if (own.length) return own.length === 1 ? own[0] : undefined;
      const [, postcode, lat, lon] = number.split("~");
      let found = all.filter((h) => shown(h.own) === shown(number) && (postcode === undefined || h.postcode === postcode));
      if (lat !== undefined) {
        const places = await Promise.all(found.map(index.placeOf));
        found = found.filter((_, i) => Math.abs(places[i].lat - lat / 1e5) < SAME_SPOT_DEGREES && Math.abs(places[i].lon - lon / 1e5) < SAME_SPOT_DEGREES);
      }
      return found.length === 1 ? found[0] : undefined;
    }

    async function resolve(id) {
      const found = await byId(id);
      if (!found) return null;
      const { street, all, house } = found;
      if (house || id.split(",")[1]) return house ? result(house) : null;
      if (all.some((h) => h.area !== all[0].area || h.next !== all[0].next)) return null;
      return { id, label: street.name, postcode: "", town: street.town, area: all[0].area, next: all[0].next, whole: true };
    }

    async function locate(id) {
      const found = await byId(id);
      return found && found.house ? index.placeOf(found.house) : null;
    }

    const near = () => CareAreas.near(index, site, result);
    const nearest = (lat, lon) => near().nearest(lat, lon);
    const around = (lat, lon, accuracy) => near().around(lat, lon, accuracy);

    return { suggest, exact, enter, resolve, locate, nearest, around };
  }

  CareAreas.search = makeSearch;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
