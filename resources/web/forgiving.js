// Looks for what was meant where nothing begins as it was typed: flats, floors, care-of and talk put aside, abbreviations
// and older spellings, sounds that are written in several ways, typing errors. What it finds is offered, never answered.
// Asked for when it is needed; no part of the page: works in node too.
var CareAreas = CareAreas || {};
if (typeof module !== "undefined") Object.assign(CareAreas, require("./query.js"));

(function () {
  "use strict";

  const { bare, fold, question, readings, written } = CareAreas.query;
  const WORDS_LOOKED_UNDER = 3;
  const MEANINGS_OF_A_WORD = 8;
  const SHARDS_OF_A_WORD = 6;
  const SHARDS_OF_WORDS = 24;
  const AS_GOOD = 0.7;
  const WORST = 3;
  const HEADS_GUESSED = 6;

  // --- what is no part of an address ---

  const FLOOR = "(?:(?:(?:½|1/2|\\d{1,2})(?: ?[:.]? ?[ae])?\\.?)? ?(?:tr(?:appor|appa|app|p)?|vån(?:ing(?:en)?)?|etg|etage|plan)\\.?(?: ?\\d{1,2})?"
    + "|b\\.? ?v\\.?|n\\.? ?b\\.?|bottenvåning(?:en)?|nedre botten|markplan|källar(?:en|e|våning(?:en)?)|vind(?:en)?)";
  const SIDE = "(?:\\d? ?(?:[öu]\\.? ?[gh]\\.?|t\\.? ?[vh]\\.?|mitten|till vänster|till höger|vänster|höger))";
  const DOOR = "(?:(?:lgh|lägenhet(?:snummer)?|lght|läg|uppg(?:ång)?|trapphus|trapp|port|ing(?:ång)?|dörr|rum|hus)\\b\\.? ?:?(?:nr)? ?(?:\\d+|\\p{L}(?!\\p{L}))?"
    + "|gårdshus(?:et)?|gathus(?:et)?|1[0-9]0\\d|ii|iii|iv|vi)";
  const INSIDE = new RegExp("(?<=\\d ?\\p{L}?)[ ,/]+(?:" + [FLOOR, SIDE, DOOR].join("|") + ")(?![\\p{L}\\d])", "u");
  const TALK = new Set(("adress adressen gatuadress postadress besöksadress bostadsadress hemadress jag bor min mitt mor mormor mamma far "
    + "farfar farmor morfar pappa vi hon han på i vid till för är som har vem vilken vilka ansvarar hemtjänst hemtjänsten omsorg sverige "
    + "sweden se kommun kommunen nr no nummer gatan heter av och familjen fru herr").split(" ").map(fold));

  // The text without what tells a flat, a person or the country, and with the usual ways to write a number with a letter.
  function cleaned(text) {
    let asked = question(text).replace(/\bc(?: ?[/:.] ?|\. )o\b\.?/g, "c/o").replace(/\bc\/o\b[^,\d]*,/g, " ").replace(/\b(?:c\/o|att|adress|gatuadress)\b[:.]?/g, " ")
      .replace(/(\d) ?[-:] ?(\p{L})(?![\p{L}\d])/gu, "$1$2").replace(/(\d ?\p{L}) ?[-–/] ?\p{L}(?![\p{L}\d])/gu, "$1")
      .replace(/(^|[ ,])(?:nr|no|nummer|#)[.:]? ?(?=\d)/g, "$1").replace(/[, ]+(?:sverige|sweden|se)[. ]*$/, "");
    for (let before = ""; before !== asked;) {
      before = asked;
      asked = asked.replace(INSIDE, " ");
    }
    return asked.replace(/(\d ?\p{L}?) ?\/ ?\d+/gu, "$1").replace(/\s+/g, " ").trim();
  }

  // A text with a number and more: the ways to read it without what stands behind the number and is not understood. The
  // number is the last one first, as a name may have digits; town and postal code are kept where they can be told apart.
  function upToNumber(text) {
    const found = [];
    const code = text.match(/(?:^|[ ,(])((?:se?-?)?\d{3} ?\d{2}(?!\d)[ ,]+\p{L}[^,()\d]*)/u);
    const numbers = [...text.matchAll(/(\d+)( ?\p{L}(?![\p{L}\d]))?/gu)]
      .filter((m) => /\p{L}{2}/u.test(text.slice(0, m.index)) && !(code && m.index >= code.index));
    for (const m of numbers.reverse()) {
      const behind = text.slice(m.index + m[0].length, code ? code.index : text.length);
      const between = behind.replace(/\d.*$/, "").replace(/[^\p{L}]+/gu, " ").trim();
      const last = behind.includes(",") ? behind.replace(/^.*,/, "").replace(/[^\p{L}]+/gu, " ").trim() : "";
      const town = code ? code[1] : "";
      const alone = /^\d+ /.test(m[0]) && /[^ ,]/.test(behind); // "12 ö/g" may be 12, "12 ö" and "12Z" may not
      for (const head of new Set(alone ? [m[0], m[1]] : [m[0]])) {
        for (const tail of new Set(code ? [town] : [between, last, ""])) {
          found.push({ text: text.slice(0, m.index) + head + (tail ? " " + tail : ""), number: m[1] });
        }
      }
    }
    return found;
  }

  const ORDINALS = [["1", "första"], ["2", "andra"], ["3", "tredje"], ["4", "fjärde"], ["5", "femte"]];

  // The texts that were meant if these words stand for others: "1:a" and "första".
  function variants(text) {
    const found = [text];
    if (/aa|ae|oe/.test(text)) found.push(text.replace(/aa/g, "å").replace(/ae/g, "ä").replace(/oe/g, "ö"));
    for (const [digit, word] of ORDINALS) {
      const asDigit = new RegExp("^" + digit + "(?: ?[:.]? ?[ae])?\\.? (?=\\p{L}{3})", "u");
      if (asDigit.test(text)) found.push(text.replace(asDigit, word + " "));
      if (text.startsWith(word + " ")) found.push(text.replace(word, digit + ":a"));
    }
    return found;
  }

  // --- words that stand for others ---

  const SHORT = new Map(Object.entries({
    n: ["norra"], s: ["södra", "stora", "sankt"], o: ["östra", "övre"], v: ["västra"], l: ["lilla"], st: ["stora", "sankt", "sankta"],
    sankt: ["stora", "sankta"], sankta: ["stora", "sankt"], g: ["gamla", "gatan", "gata"], gla: ["gamla"], ny: ["nya"], ned: ["nedre"],
    norr: ["norra"], soder: ["södra"], oster: ["östra"], vaster: ["västra"], vester: ["västra"], wester: ["västra"], nord: ["norra"],
    dr: ["doktor"], prof: ["professor"], kapt: ["kapten"], gen: ["general"], dir: ["direktör"], ing: ["ingenjör"], maj: ["major"],
    fr: ["fru"], lv: ["länsväg", "länsvägen"], rv: ["riksväg", "riksvägen"], vag: ["länsväg", "riksväg", "vägen"], gr: ["gränd"],
    t: ["torg", "torget"], pl: ["plan"]
  }));
  const ENDINGS = [["gatan", "gattan", "gatan", "gata", "gatn", "gtn", "gat", "gt", "g"], ["vägen", "wägen", "vagen", "väg", "vag", "vg", "v"],
    ["gränd", "gränden", "grend", "grand", "grnd", "gränd", "grd", "gr"], ["stigen", "stig", "st"], ["backen", "backe", "bk", "b"],
    ["torget", "torg", "t"], ["allén", "allen", "alle"], ["plan", "planen", "pl"]];

  // [the word before its ending, which ending, how it was written]; the whole word where it has none.
  function ending(word) {
    for (const [name, ...ways] of ENDINGS) {
      for (const way of [name, ...ways]) {
        if (word.endsWith(way) && (way.length > 2 || word.length > way.length + 3)) return [word.slice(0, word.length - way.length), name, way];
      }
    }
    return [word, "", ""];
  }

  // --- sounds and typing errors ---

  // One sign for each sound at the beginning of a word, and for letters that are written for one another.
  function sound(word) {
    return word.replace(/ph/g, "f").replace(/th/g, "t").replace(/w/g, "v").replace(/^(?:hv|fv)/, "v").replace(/q[uv]|q/g, "kv")
      .replace(/^(?:stj|skj|schj|sch|shj|sj|sh|ch(?!r)|sk(?=[eiyäö]))/, "1").replace(/^(?:tj|kj|k(?=[eiyäö]))/, "2")
      .replace(/^(?:hj|gj|lj|dj|g(?=[eiyäö]))/, "j").replace(/ch/g, "k").replace(/c(?=[eiyäé])/g, "s").replace(/c/g, "k")
      .replace(/z/g, "s").replace(/x/g, "ks").replace(/(\D)\1+/g, "$1");
  }

  const VOWELS = "aeiouyåäö";
  const ALIKE = new Set(["ae", "eä", "aä", "aå", "oå", "oö", "iy", "ei", "ij", "uy", "äö", "eö", "fv", "bp", "dt", "gk", "mn", "2k", "1s", "1k", "gj", "ks"]);
  const EASY = "hsj";

  const pair = (a, b) => (a < b ? a + b : b + a);
  const change = (a, b) => (ALIKE.has(pair(a, b)) ? 0.4 : VOWELS.includes(a) && VOWELS.includes(b) ? 0.6 : 1);
  const gap = (c) => (VOWELS.includes(c) ? 0.7 : EASY.includes(c) ? 0.5 : 1);

  // What it costs to make b of a: letters put in, left out, changed, or swapped with the next (the restricted
  // Damerau–Levenshtein distance, doi:10.1145/363958.363994), cheaper where they sound alike; Infinity beyond `most`.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most / 0.5) return Infinity;
    let [older, old] = [[], [0]];
    for (let j = 1; j <= b.length; j += 1) old.push(old[j - 1] + gap(b[j - 1]));
    for (let i = 1; i <= a.length; i += 1) {
      const row = [old[0] + gap(a[i - 1])];
      let least = row[0];
      for (let j = 1; j <= b.length; j += 1) {
        let cost = a[i - 1] === b[j - 1] ? old[j - 1]
          : Math.min(old[j - 1] + change(a[i - 1], b[j - 1]), old[j] + gap(a[i - 1]), row[j - 1] + gap(b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2] + 0.9);
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return Infinity;
      [older, old] = [old, row];
    }
    return old[b.length] <= most ? old[b.length] : Infinity;
  }

  // How far a word with so many letters before its ending may be from what was typed.
  const allowed = (letters) => (letters < 3 ? 0.5 : letters < 5 ? 1.05 : letters < 6 ? 1.4 : 2.2);

  // A word with what comparing needs, made once. Where the typed ending is whole, the letters before it count alone
  // (“Parkgatan” is not “Tallgatan”); where it is not, some of the errors are in it.
  function prepared(word) {
    const [stem, kind, way] = ending(word);
    return { word, bare: bare(word), sound: sound(word), stem: sound(stem), kind, way, most: allowed(stem.length || word.length),
      all: allowed(word.length - 2), whole: kind !== "" && way.length > 2 };
  }

  // What it costs to read the typed word as `known`; Infinity where it cannot be meant.
  function costOf(typed, known) {
    if (typed.word === known.word) return 0;
    if (typed.bare === known.bare) return 0.05;
    if (/\d/.test(typed.word + known.word)) return Infinity;
    let cost = (SHORT.get(typed.bare) || []).includes(known.word) ? 0.1 : Infinity;
    if (typed.bare.length > 2 && known.bare.startsWith(typed.bare)) cost = Math.min(cost, typed.bare.length > 3 ? 0.3 : 0.4);
    if (typed.kind && typed.kind === known.kind) {
      cost = Math.min(cost, distance(typed.stem, known.stem, known.most) + (typed.way === known.way ? 0.1 : 0.25));
    }
    return typed.word.length < 3 ? cost : Math.min(cost, distance(typed.sound, known.sound, typed.whole ? known.most : known.all) + 0.1);
  }

  const memo = (make) => {
    const kept = new Map();
    return (word) => {
      if (!kept.has(word)) kept.set(word, make(word));
      return kept.get(word);
    };
  };
  const known = memo(prepared);

  // --- a question against a name ---

  // The least cost of each typed word among free words, dearest last: {cost, left} or null. Two words may be one.
  function compare(tokens, name, town) {
    const free = name.map((word) => ({ word, own: true })).concat(town.map((word) => ({ word, own: false })));
    const used = new Set();
    let cost = 0;
    const left = [];
    const cheapest = (word, width) => {
      let best = { cost: Infinity };
      for (let at = 0; at + width <= (width > 1 ? name.length : free.length); at += 1) {
        const places = Array.from({ length: width }, (_, i) => at + i);
        if (places.some((p) => used.has(p))) continue;
        const one = costOf(known(word), known(places.map((p) => free[p].word).join("")));
        if (one < best.cost) best = { cost: one, places };
      }
      return best;
    };
    for (let i = 0; i < tokens.length; i += 1) {
      const alone = cheapest(tokens[i], 1);
      const split = name.length > 1 ? cheapest(tokens[i], 2) : { cost: Infinity };
      const three = i + 2 < tokens.length ? cheapest(tokens.slice(i, i + 3).join(""), 1) : { cost: Infinity };
      const joined = i + 1 < tokens.length ? cheapest(tokens[i] + tokens[i + 1], 1) : { cost: Infinity };
      const single = Math.min(alone.cost, split.cost);
      const next = i + 1 < tokens.length ? Math.min(cheapest(tokens[i + 1], 1).cost, 1.3) : Infinity;
      if (three.cost + 0.2 < Math.min(single, 1.3) + next) {
        cost += three.cost + 0.2;
        three.places.forEach((p) => used.add(p));
        i += 2;
      } else if (joined.cost + 0.15 < Math.min(single, 1.3) + next) {
        cost += joined.cost + 0.15;
        joined.places.forEach((p) => used.add(p));
        i += 1;
      } else if (single < Infinity) {
        cost += single + (split.cost < alone.cost ? 0.1 : 0);
        (split.cost < alone.cost ? split : alone).places.forEach((p) => used.add(p));
      } else {
        left.push(tokens[i]);
      }
    }
    const missing = name.filter((_, i) => !used.has(i));
    const letters = (words) => words.reduce((sum, word) => sum + word.length, 0);
    if (letters(missing) >= letters(name) / 2) return null;
    const strange = left.filter((word) => !TALK.has(bare(word)));
    if (strange.some((word) => /\d/.test(word))) return null; // the number may be this one
    const meant = Math.min(letters(name) - letters(missing), letters(tokens) - letters(strange));
    if (letters(strange) > meant && cost > 0.2) return null;
    cost += missing.reduce((sum, word) => sum + (word.length < 7 ? 0.4 : 0.7), 0);
    cost += 0.15 * (left.length - strange.length) + 0.9 * strange.length;
    return { cost, left };
  }

  // --- looking ---

  // index: of index.js; findAsTyped, answer: of suggestions.js; spent: the shards of keys that were looked into already.
  function makeForgiving({ index, findAsTyped, answer, spent }) {
    // Words of all names: those of the shards that words beginning so can be in, or all where they are few.
    async function vocabulary(begins) {
      const starts = index.sorted(index.site.index.words || "0");
      const shards = new Set();
      const all = starts.length <= SHARDS_OF_WORDS;
      for (const begin of all ? [""] : begins) {
        for (let i = index.shardOf(begin, starts); i <= index.shardOf(begin + "\uffff", starts); i += 1) shards.add(i);
      }
      const lists = [...shards].slice(0, SHARDS_OF_WORDS).map((i) => index.get("s/w" + i + ".json"));
      return (await Promise.all(lists)).flatMap(index.sorted);
    }

    // The words of names that a typed word may mean, likeliest first.
    function meanings(words, typed) {
      const one = known(typed);
      return words.map((word) => ({ word, cost: costOf(one, known(word)) })).filter((m) => m.cost < Infinity)
        .sort((a, b) => a.cost - b.cost || a.word.length - b.word.length).slice(0, MEANINGS_OF_A_WORD);
    }

    // The streets that a reading of the text may mean.
    async function matches(q) {
      const tokens = q.tokens.flatMap((token) => written(token).split(" ")).filter(Boolean);
      const telling = tokens.filter((word) => !TALK.has(bare(word)) && !/^\d+$/.test(word));
      const words = await vocabulary(telling.map((word) => bare(word).slice(0, 1)));
      const pairs = tokens.slice(1).map((word, i) => tokens[i] + word);
      const looked = telling.concat(pairs, tokens.slice(2).map((word, i) => tokens[i] + tokens[i + 1] + word))
        .map((word) => ({ word, found: meanings(words, word) })).filter((one) => one.found.length)
        .sort((a, b) => (a.found[0].cost > 1.2) - (b.found[0].cost > 1.2) || b.found[0].word.length - a.found[0].word.length)
        .slice(0, WORDS_LOOKED_UNDER + 2);
      const entries = new Map();
      const look = async (word) => {
        const key = bare(word);
        for (const e of await index.range(key, key + "\uffff", SHARDS_OF_A_WORD, spent)) if (e.entry.length === 4) entries.set(e.key, e);
      };
      for (const { found } of looked) for (const { word } of found) await look(word);
      return [...entries.values()].map((e) => {
        const compared = compare(tokens, e.own.split(" "), e.townWords);
        return compared && { e, score: compared.cost, left: [] };
      }).filter((m) => m && m.score < WORST).sort((a, b) => a.score - b.score || b.e.largest - a.e.largest || (a.e.key < b.e.key ? -1 : 1));
    }

    // missed: whether the text as typed names a number that its street has not: then only another way to read it helps.
    return async (text, missed) => {
      const texts = variants(cleaned(text));
      let nearest = [];
      for (const one of texts) {
        const items = one === text ? [] : await findAsTyped(one, spent);
        if (items.some((item) => item.kind !== "near")) return items;
        nearest = nearest.length ? nearest : items;
      }
      const heads = upToNumber(texts[0]).concat(texts[0] === question(text) ? [] : upToNumber(question(text)));
      for (const one of heads) {
        const items = await findAsTyped(one.text, spent);
        const there = new RegExp("(?:^|\\D)" + one.number + "(?!\\d)");
        if (items.some((item) => item.kind === "address" && there.test(item.label))) return items.filter((item) => item.kind !== "near");
        if (!nearest.length && items.every((item) => item.kind === "near")) nearest = items;
      }
      if (missed || nearest.length) return nearest;
      for (const ways of [texts, ...heads.slice(0, HEADS_GUESSED).map((head) => [head.text])]) {
        const items = await guessed(ways);
        if (items.some((item) => item.kind !== "near")) return items;
        nearest = nearest.length ? nearest : items;
      }
      return nearest;
    };

    // What the likeliest reading of all these texts may mean.
    async function guessed(texts) {
      let best = [];
      for (const one of texts) {
        for (const q of readings(one)) {
          const found = (await matches(q)).map((m) => Object.assign(m, { q }));
          if (found.length && (!best.length || found[0].score < best[0].score - 0.01)) best = found;
        }
      }
      if (!best.length) return [];
      return Object.assign(await answer(best[0].q, best.filter((m) => m.score <= best[0].score + AS_GOOD)), { guess: true });
    }
  }

  CareAreas.forgiving = makeForgiving;
}());

if (typeof module !== "undefined") module.exports = CareAreas;
