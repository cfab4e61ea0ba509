// The addresses around a place, by the index that docs/web.md describes: compared on the device, the place goes nowhere.
// Asked for when somebody wants it; no part of the page: works in node too.
var CareAreas = CareAreas || {};

(function () {
  "use strict";

  const FARTHEST_M = 3000;

  // index: of index.js; result(house, more): what is told of a house. Returns {nearest, around}.
  function makeNear(index, result) {
    // The houses of rows, each with its place; `spots` are the places of each row where they are not in the row itself.
    function placed(rows, spots) {
      return rows.flatMap((row, place) => {
        const at = index.places(spots ? spots[place] : row[5]);
        return index.unpack(row).map((h, i) => Object.assign(h, at[i]));
      });
    }

    // All houses of a leaf of the tree by place, or, without a tree, of a shard of streets.
    const leaf = async (i) => placed(await index.get("s/g" + i + ".json"));
    const part = async (i) => placed(await index.get("s/h" + i + ".json"), await index.get("s/p" + i + ".json"));

    // Calls take(house, metres) for every address that is within reach() metres of a place, and for some that are not.
    async function walk(lat, lon, reach, take) {
      const perDegree = [111195, 111195 * Math.cos(lat * Math.PI / 180)];
      const look = (houses) => {
        for (const h of houses) take(h, Math.hypot((h.lat - lat) * perDegree[0], (h.lon - lon) * perDegree[1]));
      };
      const visit = async (node) => {
        if (typeof node === "number") return look(await leaf(node));
        const [axis, split, low, high] = node;
        const away = ([lat, lon][axis] - split / 1e5) * perDegree[axis];
        await visit(away < 0 ? low : high);
        if (Math.abs(away) < reach()) await visit(away < 0 ? high : low);
        return undefined;
      };
      if (index.site.index.geo) await visit(await index.get("s/geo.json"));
      else for (let i = 0; i < index.parts; i += 1) look(await part(i));
    }

    const isPlace = (lat, lon) => Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90;
    const atPlace = (h, metres) => result(h, { lat: h.lat, lon: h.lon, distance_m: Math.round(metres) });

    async function nearest(lat, lon) {
      if (!isPlace(lat, lon)) return null;
      let best = { metres: FARTHEST_M, house: null };
      await walk(lat, lon, () => best.metres, (house, metres) => { if (metres < best.metres) best = { metres, house }; });
      return best.house ? atPlace(best.house, best.metres) : null;
    }

    // The addresses any of which may be the nearest, where the place is known to so many metres; nearest first.
    async function around(lat, lon, accuracy) {
      const first = await nearest(lat, lon);
      if (!first) return [];
      const reach = first.distance_m + 1 + 2 * accuracy, found = [];
      await walk(lat, lon, () => reach, (house, metres) => { if (metres < reach) found.push({ house, metres }); });
      return found.sort((a, b) => a.metres - b.metres).map((one) => atPlace(one.house, one.metres));
    }

    return { nearest, around };
  }

  CareAreas.near = makeNear;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
