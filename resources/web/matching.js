// How well a name of the register answers what was typed. No part of the page: works in node too.
var CareAreas = CareAreas || {};

(function () {
  "use strict";

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

  CareAreas.matching = { byScore, ranked };
}());

if (typeof module !== "undefined") module.exports = CareAreas;
