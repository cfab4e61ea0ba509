// What is offered for a text in which every word is the beginning of one in a name. No part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"), require("./matching.js"));

(function () {
  "use strict";

  const { postcodeText, readings, shown, slug } = CareAreas.query;
  const { byScore, ranked } = CareAreas.matching;
  const MOST = 8;
  const SHARDS_PER_RANGE = 4;
  const SHARDS_FOR_TWO_LETTERS = 2;
  const PARTS_OF_A_STREET = 8;
  const STREETS_WITH_NUMBER = 6;

  // index: of index.js; postcodes(digits): a promise of what chosen.js finds for the first digits of postal codes.
  function makeSuggestions(index, postcodes) {
    // Streets have the number of a shard where popular names have the name of a street.
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
        const sure = found.filter((m) => !q.number || !m.left.some((word) => /\d/.test(word) || word.length === 1)); // else that may be the number
        if (sure.length) return sure;
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

    // The digits of a question that is nothing but a postal code, or the beginning of one.
    function onlyPostcode(q) {
      const typed = q.spellings[0].words.join("");
      return q.number ? "" : /^\d{2,5}$/.test(typed) ? typed : typed ? "" : q.postcode;
    }

    // What is found when every word is the beginning of one in a name.
    async function findAsTyped(text, spent) {
      const questions = readings(text);
      for (const q of questions) {
        const digits = onlyPostcode(q);
        const items = digits ? await postcodes(digits) : [];
        if (items.length) return items;
      }
      const last = questions[questions.length - 1];
      const [named, found] = await Promise.all([withDigitsInName(last, spent), ask(questions, spent)]);
      return named.length ? named.concat(found) : found;
    }

    return { streetOf, streetItem, houseItem, houseGroups, answer, findAsTyped };
  }

  CareAreas.suggestions = makeSuggestions;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
