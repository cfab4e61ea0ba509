// Finds addresses in the index that docs/web.md describes. No part of the page: works in node too.
var CareAreas = CareAreas || {};

(function () {
  "use strict";

  const MOST = 8;
  const LONGEST = 200;
  const MOST_WORDS = 10;
  const SHARDS_PER_RANGE = 4;
  const SHARDS_FOR_TWO_LETTERS = 2;
  const SHARDS_PER_QUESTION = 24;
  const STREETS_WITH_NUMBER = 6;
  const FARTHEST_M = 3000;
  const SPECIAL = { "æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l" };

  // --- texts made comparable; the same as core/publish/web/folding.py ---

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[æøßđł]/g, (c) => SPECIAL[c]).replace(/\p{M}/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function sankt(text) {
    return text.replace(/(^| )s t(?= |$)/g, "$1sankt").replace(/(^| )s ta(?= |$)/g, "$1sankta")
      .replace(/(^| )st(?= |$)/g, "$1sankt");
  }

  const fold = (text) => sankt(plain(text));
  const shown = (text) => String(text).replace(/~\d+$/, "");
  const slug = (text) => fold(shown(text)).replace(/ /g, "-") + (String(text).match(/~\d+$/) || [""])[0];
  // What was written, with å, ä and ö told from a and o.
  const written = (text) => text.toLowerCase().normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "");
  const postcodeText = (code) => (/^\d{5}$/.test(code) ? code.slice(0, 3) + " " + code.slice(3) : code);

  // Whether `typed` begins `word`, but for one letter: another one, one too many, one missing, or two swapped.
  function close(typed, word) {
    let i = 0;
    while (i < typed.length && typed[i] === word[i]) i += 1;
    return i === typed.length || word.startsWith(typed.slice(i + 1), i + 1) || word.startsWith(typed.slice(i + 1), i)
      || word.startsWith(typed.slice(i), i + 1)
      || (typed[i] === word[i + 1] && typed[i + 1] === word[i] && word.startsWith(typed.slice(i + 2), i + 2));
  }

  // --- what was asked ---

  // The ways to read a text, likeliest first: {spellings, raw, number, letter, postcode}. A spelling is a list of words.
  // Empty for what is no question.
  function readings(text) {
    if (typeof text !== "string" || text.length > LONGEST) return [];
    let asked = text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
    if (/[<>{}[\]\\=$%^|\p{Cc}]/u.test(asked) || !/[\p{L}\p{N}]/u.test(asked)) return [];
    asked = asked.replace(/\b(?:lgh|lägenhet|lght)\b\.? ?\d*/g, " ").replace(/ \d+ ?tr\b\.?/g, " ")
      .replace(/(^| )nr\b\.? ?(?=\d)/g, "$1").replace(/\bc\/o\b/g, " ");
    const found = [];
    const code = asked.match(/(?:^|[^\d\p{L}])(?:se?-?)?(\d{3}) ?(\d{2})(?![\d\p{L}])/u);
    if (code) addReadings(asked.replace(code[0], " , "), code[1] + code[2], found);
    addReadings(asked, "", found);
    return found.filter((q) => q.spellings[0].words.length <= MOST_WORDS);
  }

  function addReadings(asked, postcode, found) {
    const text = asked.replace(/(\d+ ?\p{L}?) ?[-–/] ?\d+ ?\p{L}?(?=$|[ ,])/gu, "$1");
    const numbers = [...text.matchAll(/(\d+)( ?)(?:(\p{L})(?![\p{L}\d]))?(?:( ?u[hv]?) ?(\d*)(?![\p{L}\d]))?/gu)];
    const without = (m, length) => text.slice(0, m.index) + " " + text.slice(m.index + length);
    const last = numbers[numbers.length - 1];
    const add = (rest, number, letter, code) => {
      const raw = rest.split(/[\s,;()"”'’´`+&?!*#_/-]+/).map((w) => w.replace(/^\.+|\.+$/g, "")).filter(Boolean);
      found.push({ spellings: spellings(raw).map(spelling), raw: written(raw.join("")), number, letter, postcode: code });
    };
    if (last) {
      const letter = (last[3] || "") + (last[4] || "").trim() + (last[5] || "");
      add(without(last, last[0].length), last[1], plain(letter), postcode);
      if (last[2] && last[3]) add(without(last, last[1].length), last[1], "", postcode);
    }
    if (numbers.length > 1 && !postcode && last[1].length > 1) {
      const first = numbers[0];
      add(without(first, text.length), first[1], plain(first[3] || ""), last[1]);
    }
    add(text.replace(/(\p{L})(\d)/gu, "$1 $2"), "", "", postcode);
  }

  // The words folded; "st" may be short for sankt, or the beginning of another word.
  function spellings(raw) {
    const joined = raw.map((word) => word.split(".").map(plain).join(".")).join(" ");
    const colon = joined.replace(/(^| )s:?t(?= |$)/g, "$1st");
    const full = sankt(raw.map((w) => w.split(".").map((p) => fold(p)).join(".")).join(" "));
    const list = (t) => t.split(" ").filter((w) => w && w !== ".");
    const both = [list(full)];
    if (colon !== full) both.push(list(colon));
    return both;
  }

  // Words with what they are joined to: the first n of them without spaces.
  function spelling(words) {
    return { words, begins: words.map((_, i) => words.slice(0, i + 1).join("")) };
  }

  // --- matching ---

  // One letter is enough in a postal code, or where it is the whole name ("Ö 5").
  const opens = (begin, text, q, fits) => (begin.length > 1 || q.postcode.length === 5 ? fits(begin, text) : begin === text);

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

  // Short words with an error must be whole: "null" is no beginning of "Müllergatan".
  const forgiving = (word, text) => inOrder(word, text)
    || (word.length >= 4 && (word.length > 5 || text.length - word.length < 2) && close(word, text));

  // Gives each word one of the texts that it begins; the words without one, or null when a text is missing.
  function unmatched(words, texts, fits) {
    const free = texts.slice();
    return words.filter((word) => {
      const i = free.findIndex((text) => fits(word, text));
      if (i >= 0) free.splice(i, 1);
      return i < 0;
    });
  }

  // How well a name answers, smaller is better, with the words that are left for the number; null when it does not.
  function match(entry, { words, begins }, q, fits) {
    const other = entry.raw.startsWith(q.raw) ? 0 : 0.25;
    for (let first = 0; first < entry.tails.length; first += 1) {
      const tail = entry.tails[first];
      for (let n = words.length; n > 0; n -= 1) {
        const begin = begins[n - 1];
        if (!opens(begin, tail, q, fits)) continue;
        const left = unmatched(words.slice(n), entry.others, fits);
        if (left.length && (first || begin !== tail)) continue;
        return { score: (begin === tail ? -1 : 0) + (first ? 1 : 0) + other, left };
      }
    }
    if (words.length < 2 || !words.some((word) => entry.words.some((text) => fits(word, text)))) return null;
    return unmatched(words, entry.others, fits).length ? null : { score: 2 + other, left: [] };
  }

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
    const townWords = index.towns.map((town) => fold(shown(town)).split(" "));
    const townSlugs = index.towns.map(slug);
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
      const words = fold(name).split(" ").filter(Boolean);
      const tails = words.map((_, i) => words.slice(i).join(""));
      const town = index.towns[entry[1]];
      return { entry, name, words, tails, others: words.concat(townWords[entry[1]]), raw: written(name), slug: slug(entry[0]),
        townSlug: townSlugs[entry[1]], town: shown(town), key: JSON.stringify(entry.slice(0, 4)) };
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

    // All entries of the shards in which keys from `from` to `to` can be, at most so many shards.
    async function range(from, to, most, spent) {
      const first = shardOf(from);
      const last = Math.min(shardOf(to), first + most - 1);
      const wanted = [];
      for (let i = first; i <= last; i += 1) {
        if (spent && !spent.has(i)) {
          if (spent.size >= SHARDS_PER_QUESTION) break;
          spent.add(i);
        }
        wanted.push(keyShard(i));
      }
      return (await Promise.all(wanted)).flat();
    }

    // The houses of a street entry: all, or those parts of a long street that can have the number.
    async function houses(entry, number) {
      const [, , shard, place] = entry;
      if (!Array.isArray(place)) return inShard(shard, place);
      const parts = place.map((_, i) => i).filter((i) => number === undefined
        || ((place[i] <= number || i === 0) && (i === place.length - 1 || place[i + 1] >= number)));
      return (await Promise.all(parts.map((i) => inShard(shard + i, 0)))).flat();
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
      const [before, after] = [slug(street) + ",", "," + townSlugs[town]];
      const [name, townName] = [shown(street), shown(index.towns[town])];
      return numbers.map((stored, i) => {
        const kind = typeof which === "string" ? parseInt(which[i] || "0", 36) : which[i];
        const [postcode, area, next] = kinds[kind];
        const number = shown(stored);
        const whole = typeof stored === "number";
        return { id: before + (whole ? number : slug(stored)) + after, folded: whole ? number : fold(number).replace(/ /g, ""),
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

    // All houses of the leaves of the tree by place, or, without a tree, of all streets.
    const leaf = async (i) => placed(await get("s/g" + i + ".json"));
    const part = async (i) => placed(await get("s/h" + i + ".json"), await get("s/p" + i + ".json"));

    return { get, range, foresee, houses, placeOf, leaf, part, parts: streets.length };
  }

  // --- suggestions ---

  function makeSearch(site, load) {
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

    // Entries that match, each once, best first.
    function ranked(entries, spelled, q, fits) {
      const found = new Map();
      for (const e of entries) {
        if (found.has(e.key) || e.entry.length < 4) continue;
        const m = match(e, spelled, q, fits);
        if (m) found.set(e.key, { score: m.score, left: m.left, e });
      }
      return [...found.values()].sort(byScore);
    }

    function byScore(a, b) {
      return a.score - b.score || (a.e.name < b.e.name ? -1 : a.e.name > b.e.name ? 1 : 0) || (a.e.town < b.e.town ? -1 : 1);
    }

    // What one way to look finds for all spellings of a question.
    async function inAllSpellings(q, look, spent) {
      const found = new Map();
      for (const spelled of q.spellings.filter((one) => one.words.length)) {
        for (const m of await look(q, spelled, spent)) if (!found.has(m.e.key)) found.set(m.e.key, m);
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
        const found = ranked(inside.filter((e) => e.entry[4] === q.postcode), spelled, q, inOrder);
        if (found.length) return found;
      }
      for (const key of new Set(keys)) {
        const most = key.length < 3 ? SHARDS_FOR_TWO_LETTERS : SHARDS_PER_RANGE;
        const found = ranked(await index.range(key, key + "\uffff", most, spent), spelled, q, inOrder);
        const whole = found.filter((m) => !m.left.length);
        if (whole.length) return whole;
        named = named.concat(found);
      }
      return q.number ? [] : named;
    }

    // The same for words with one typing error: under their first letters, and under those that follow.
    async function lookUpForgiving(q, spelled, spent) {
      for (const word of new Set([spelled.words.join(""), ...spelled.words])) {
        if (word.length < 4 || word.includes(".")) continue;
        const tails = [word.slice(3), word.slice(2), word.slice(4), word[2] + word.slice(4)].filter((t) => t.length > 1);
        const heads = word.length > 4 ? [word.slice(0, Math.max(3, word.length - 3)), word.slice(0, 3)]
          : [word.slice(0, 3), word.slice(0, 2)];
        let found = [];
        for (const key of new Set(heads.concat(tails.map((tail) => "~" + tail.slice(0, 6))))) {
          found = found.concat(await index.range(key, key + "\uffff", SHARDS_PER_RANGE, spent));
        }
        const hits = ranked(found, spelled, q, forgiving).filter((m) => !m.left.length);
        if (hits.length) return hits;
      }
      return [];
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
      const streets = matches.filter((m) => streetOf(m.e)).slice(0, STREETS_WITH_NUMBER);
      const number = parseInt(q.number, 10);
      const groups = await Promise.all(streets.map(async (m) => houseGroups(await index.houses(m.e.entry, number), q)));
      const all = (part) => groups.flatMap((g) => g[part]);
      const addresses = (list) => list.map((h) => houseItem(h, "address"));
      const hits = all("exact").concat(all("letters"));
      if (hits.length) return addresses(hits.concat(all("longer")));
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
        for (const h of await index.houses(m.e.entry)) {
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

    async function ask(questions, look, spent) {
      let near = [];
      for (const q of questions) {
        if (!q.raw || (q.raw.length < 2 && !q.number && q.postcode.length < 5)) continue;
        const items = await answer(q, await inAllSpellings(q, look, spent));
        if (items.some((item) => item.kind !== "near")) return items;
        near = near.length ? near : items;
      }
      return near;
    }

    // Streets whose own name has the number in it ("Väg 34").
    async function withDigitsInName(q, spent) {
      const key = q.spellings[0].begins[q.spellings[0].begins.length - 1];
      if (!/\d/.test(key) || !/\p{L}/u.test(key)) return [];
      const found = ranked(await index.range(key, key + "\uffff", 1, spent), q.spellings[0], q, inOrder);
      return found.filter((m) => m.score < 1 && !m.left.length && streetOf(m.e)).map((m) => streetItem(m.e));
    }

    async function find(text) {
      const questions = readings(text);
      if (!questions.length) return [];
      for (const q of questions) {
        const items = await postcodes(q);
        if (items.length) return items;
      }
      if (questions[0].number) index.foresee(questions[0].spellings[0].words.join(""));
      const spent = new Set();
      const last = questions[questions.length - 1];
      const [named, found] = await Promise.all([withDigitsInName(last, spent), ask(questions, lookUp, spent)]);
      const exact = named.concat(found);
      return exact.length ? exact : ask(questions, lookUpForgiving, spent);
    }

    // The street of an id, as an entry; undefined when there is none.
    async function streetById(id) {
      const [street, , town] = id.split(",");
      const key = street.replace(/~\d+$/, "").replace(/-/g, "");
      const entries = await index.range(key, key, 1e9);
      return entries.find((e) => streetOf(e) && e.slug === street && e.townSlug === town);
    }

    // Numbers of the street that was chosen before; null when the text is about something else by now.
    async function numbersWithin(text, id) {
      const street = await streetById(id);
      if (!street || !text.toLowerCase().startsWith(street.name.toLowerCase())) return null;
      const all = await index.houses(street.entry);
      const rest = fold(text.slice(street.name.length)).replace(/ /g, "");
      if (!rest) return all.slice(0, MOST).map((h) => houseItem(h, "address"));
      const fits = all.filter((h) => h.folded === rest).concat(all.filter((h) => h.folded !== rest && h.folded.startsWith(rest)));
      if (fits.length) return fits.map((h) => houseItem(h, "address"));
      const number = rest.match(/^(\d+)(\p{L}?)$/u);
      if (!number) return null;
      return houseGroups(all, { number: number[1], letter: "", postcode: "" }).near.map((h) => houseItem(h, "near"));
    }

    // The first of the suggestions, each with its own text: what looks the same gets its area as well.
    function tidy(items) {
      const first = [];
      const ids = new Set();
      for (const item of items) {
        if (first.length < MOST && !ids.has(item.kind + item.label + item.id)) first.push(item);
        ids.add(item.kind + item.label + item.id);
      }
      const text = (item) => item.label + "\n" + item.detail;
      const counts = new Map();
      for (const item of first) counts.set(text(item), (counts.get(text(item)) || 0) + 1);
      return first.map((item) => {
        const area = counts.get(text(item)) > 1 && item.area >= 0 ? site.areas[item.area] : null;
        const detail = area ? item.detail + " · " + area.name : item.detail;
        return { id: item.id, label: item.label, detail, kind: item.kind, fill: item.fill };
      });
    }

    async function suggest(text, within) {
      try {
        if (typeof text !== "string" || text.length > LONGEST) return [];
        const chosen = within ? await numbersWithin(text, within) : null;
        return tidy(chosen || await find(text));
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
      if (number) index.foresee(name.replace(/~\d+$|-/g, ""));
      const street = await streetById(id);
      if (!street) return null;
      const value = /^\d+/.test(number) ? parseInt(number, 10) : -1;
      const all = await index.houses(street.entry, number ? value : undefined);
      return { street, all, house: all.find((h) => h.id === id) };
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

    async function nearest(lat, lon) {
      if (!Number.isFinite(lat) || !Number.isFinite(lon) || Math.abs(lat) > 90) return null;
      const perDegree = [111195, 111195 * Math.cos(lat * Math.PI / 180)];
      let best = { distance: FARTHEST_M, house: null };
      const look = (houses) => {
        for (const h of houses) {
          const distance = Math.hypot((h.lat - lat) * perDegree[0], (h.lon - lon) * perDegree[1]);
          if (distance < best.distance) best = { distance, house: h };
        }
      };
      const visit = async (node) => {
        if (typeof node === "number") return look(await index.leaf(node));
        const [axis, split, low, high] = node;
        const away = ([lat, lon][axis] - split / 1e5) * perDegree[axis];
        await visit(away < 0 ? low : high);
        if (Math.abs(away) < best.distance) await visit(away < 0 ? high : low);
        return undefined;
      };
      if (site.index.geo) await visit(await index.get("s/geo.json"));
      else for (let i = 0; i < index.parts; i += 1) look(await index.part(i));
      const { house } = best;
      return house ? result(house, { lat: house.lat, lon: house.lon, distance_m: Math.round(best.distance) }) : null;
    }

    return { suggest, resolve, locate, nearest };
  }

  CareAreas.search = makeSearch;
  CareAreas.fold = fold;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
