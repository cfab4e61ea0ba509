// What is asked step by step: the numbers of a street that was chosen, the streets of a postal code. Asked for when there is
// such a choice; no part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"));

(function () {
  "use strict";

  const { fold, postcodeText } = CareAreas.query;
  const SHARDS_PER_RANGE = 4;
  const PARTS_OF_A_STREET = 8;

  // index: of index.js; the functions of suggestions.js and of resolving.js.
  function makeChosen(index, { streetItem, houseItem, houseGroups }, { streetById }) {
    // Postal codes that begin with the digits; the streets of a whole one.
    async function postcodes(digits) {
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

    // All addresses that the text may be in the street that was chosen before; null when it is about something else.
    async function exactlyWithin(text, id) {
      const street = await streetById(id);
      if (!street || !fold(text).startsWith(fold(street.name))) return null;
      const number = fold(text).slice(fold(street.name).length).match(/^ ?(\d{1,9})/);
      return { addresses: number ? await index.houses(street.entry, parseInt(number[1], 10)) : [], complete: true };
    }

    return { postcodes, numbersWithin, exactlyWithin };
  }

  CareAreas.chosen = makeChosen;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
