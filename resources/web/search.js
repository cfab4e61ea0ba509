// Finds addresses in the index that docs/web.md describes: puts together what is looked for as it was typed, exactly, and
// forgivingly. No part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"), require("./index.js"), require("./suggestions.js"), require("./exact.js"));

(function () {
  "use strict";

  const { LONGEST, fold, isExact, readings, unused } = CareAreas.query;
  const MOST = 8;
  const SHARDS_AHEAD = 4;

  // need(name): a promise of a part of the search that is asked for when it is needed: what the file <name>.js gives under its
  // name ("resolving", "chosen", "forgiving", "near").
  function makeSearch(site, load, need = (name) => Promise.resolve(require("./" + name + ".js")[name])) {
    const index = CareAreas.index(site, load);
    const suggestions = CareAreas.suggestions(index, async (digits) => (await chosen()).postcodes(digits));
    const { answer, findAsTyped, houseItem, streetOf } = suggestions;
    const exactly = CareAreas.exactly(index, streetOf);

    const resolving = async () => (await need("resolving"))(index, streetOf);

    async function chosen() {
      const [make, resolved] = await Promise.all([need("chosen"), resolving()]);
      return make(index, suggestions, resolved);
    }

    async function near() {
      const [make, { result }] = await Promise.all([need("near"), resolving()]);
      return make(index, result);
    }

    async function find(text) {
      const questions = readings(text);
      if (!questions.length) return [];
      const spent = new Set();
      if (questions[0].number) index.foresee(fold(text.split(/\d/)[0]).replace(/ /g, "") || questions[0].spellings[0].words.join(""));
      const [exact, found] = await Promise.all([exactly(text, true), findAsTyped(text, spent)]);
      const first = exact.addresses.filter((h) => fold(text).length > 1 && isExact(text, h)).map((h) => houseItem(h, "address"));
      const missed = found.length > 0 && found.every((item) => item.kind === "near");
      if (first.length || (found.length && !missed)) return Object.assign(first.concat(found), { more: found.more });
      if (fold(text).length < 2) return [];
      const meant = await (await need("forgiving"))({ index, findAsTyped, answer, spent })(text, missed);
      return meant.length ? meant : found;
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
        const inside = within ? await (await chosen()).numbersWithin(text, within) : null;
        const items = tidy(inside || await find(text));
        return Object.assign(items, items.length ? { corrected: unused(text, items) } : {});
      } catch (error) {
        return Object.assign([], { failed: true });
      }
    }

    // Whether the text is exactly one address, as query.js decides, without suggestions; rejects when a file cannot be loaded.
    async function exact(text, within) {
      const inside = within ? await (await chosen()).exactlyWithin(text, within) : null;
      const { addresses, complete } = inside || await exactly(text);
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

    // The shards that the id needs are asked for while the script comes that knows ids.
    async function resolve(id) {
      const [name, number] = String(id).split(",");
      const key = name.replace(/~.*$|-/g, "");
      if (number) index.foresee(key);
      index.whole(key, SHARDS_AHEAD).catch(() => undefined);
      return (await resolving()).resolve(id);
    }

    return { suggest, exact, enter, resolve,
      locate: async (id) => (await resolving()).locate(id),
      nearest: async (...place) => (await near()).nearest(...place),
      around: async (...place) => (await near()).around(...place) };
  }

  CareAreas.search = makeSearch;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
