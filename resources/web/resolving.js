// From the id of an address to who is responsible there, and to where it is. Asked for when somebody has begun to search;
// no part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"));

(function () {
  "use strict";

  const { LONGEST, check, mark, postcodeText, shown, slug } = CareAreas.query;
  const SAME_SPOT_DEGREES = 1.5e-5;

  // Whether an id's part names a stored text: the same with its mark, or one that has its mark no longer, or not yet.
  const named = (asked, stored) => asked === slug(stored)
    || (shown(asked) === slug(shown(stored)) && (!mark(asked) || mark(asked) === "~" + check(shown(stored))));

  // index: of index.js; streetOf: of suggestions.js.
  function makeResolving(index, streetOf) {
    // What is told of a house.
    const result = (h, more) => Object.assign({ id: h.id, label: h.label, postcode: postcodeText(h.postcode), town: h.town,
      area: h.area, next: h.next }, more);

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

    // The street of an id, those of its houses that can have the id's number, and the house; null when there is no street.
    async function byId(id) {
      if (typeof id !== "string" || id.length > LONGEST * 2 || id.split(",").length !== 3) return null;
      const number = id.split(",")[1];
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
        const places = await Promise.all(found.map(placeOf));
        found = found.filter((_, i) => Math.abs(places[i].lat - lat / 1e5) < SAME_SPOT_DEGREES && Math.abs(places[i].lon - lon / 1e5) < SAME_SPOT_DEGREES);
      }
      return found.length === 1 ? found[0] : undefined;
    }

    async function placeOf(house) {
      const [shard, place, at] = house.spot;
      return index.places((await index.get("s/p" + shard + ".json"))[place])[at];
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
      return found && found.house ? placeOf(found.house) : null;
    }

    return { result, streetById, resolve, locate };
  }

  CareAreas.resolving = makeResolving;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
