// What was typed: texts made comparable, the ways to read a question, and what Enter may answer. Knows no index and no
// page: works in node too.
var CareAreas = CareAreas || {};

(function () {
  "use strict";

  const LONGEST = 200;
  const MOST_WORDS = 12;
  const SPECIAL = { "æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l" };

  // --- texts made comparable; the same as core/sources/addresses/folding.py ---

  // Lower case letters and digits, words with one space between, without diacritics but those of å, ä and ö.
  function written(text) {
    return text.toLowerCase().normalize("NFD").replace(/[æøßđł]/g, (c) => SPECIAL[c])
      .replace(/a\u030a|[ao]\u0308/g, (c) => c.normalize("NFC")).replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
      .replace(/(^| )s t(?= |$)/g, "$1sankt").replace(/(^| )s ta(?= |$)/g, "$1sankta").replace(/(^| )st(?= |$)/g, "$1sankt");
  }

  const bare = (text) => text.replace(/[åä]/g, "a").replace(/ö/g, "o");
  const fold = (text) => bare(written(text));

  // A stored text without what tells it from its twins (after ~), and that part.
  const shown = (text) => String(text).replace(/~.*$/, "");
  const mark = (text) => (String(text).match(/~.*$/) || [""])[0];
  const slug = (text) => fold(shown(text)).replace(/ /g, "-") + mark(text);
  const postcodeText = (code) => (/^\d{5}$/.test(code) ? code.slice(0, 3) + " " + code.slice(3) : code);

  // FNV-1a over the UTF-16 code units: tells a name from another that folds to the same.
  function check(text) {
    let value = 0x811c9dc5;
    for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(36);
  }

  // --- what Enter may answer ---

  // Words of a text, digits apart from letters: "12A" and "12 a" are the same, "1A By" and "1 Åby" are not.
  const canon = (text) => written(text).replace(/(\p{N})(?=\p{L})|(\p{L})(?=\p{N})/gu, "$1$2 ");

  // The ways to write an address in full: label, label and town, label, postal code and town.
  function forms({ label, postcode, town }) {
    const code = postcode.replace(/ /g, "");
    return [label, label + " " + town, ...(code ? [code, postcodeText(code)].map((c) => [label, c, town].join(" ")) : [])];
  }

  // Whether the typed text is the form: folded, and no å, ä or ö typed where the form has none.
  function same(typed, form) {
    return bare(typed) === bare(form) && [...typed].every((c, i) => c === form[i] || c === bare(form[i]));
  }

  function isExact(text, address) {
    const typed = canon(text);
    return forms(address).some((form) => same(typed, canon(form)));
  }

  // The words of the text, as typed, that stand in none of the candidates. One letter after a number is the number's own.
  function unused(text, candidates) {
    const known = candidates.map((c) => new Set(fold([c.label, c.detail].join(" ")).split(" ")
      .concat(canon([c.label, c.detail].map(bare).join(" ")).split(" "), (c.detail.match(/\d{3} \d{2}/) || [""])[0].replace(" ", ""))));
    const begun = (words, word, least) => words.has(word) || (word.length >= least && [...words].some((w) => w.startsWith(word)));
    const inNone = (token, i, all) => {
      const words = [fold(token), ...canon(bare(token)).split(" ")].filter(Boolean);
      if (!words.length) return false;
      const plain = bare(token.toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, ""); // "st" may be more than short for sankt
      const least = /\d/.test(plain) ? 3 : i && /\d$/.test(all[i - 1]) ? 2 : 1;
      return !known.some((set) => begun(set, words[0], least) || begun(set, plain, least) || words.slice(1).every((word) => begun(set, word, 3)));
    };
    return text.replace(/(\d{3}) (\d{2})(?!\d)/g, "$1\u00a0$2").split(/[ \t\n,;]+/).filter(inNone).map((token) => token.replace(/\u00a0/g, " ").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}:.]+$/gu, ""));
  }

  // What Enter does with a text: `answer` is the one address that it is exactly, else null and the visitor is asked to
  // choose among `candidates`. exact: all addresses that may be it; complete: whether there can be no more of them.
  // corrected: what was typed and stands in none of the candidates. Never an address that is only near.
  function decide(text, { exact, complete, candidates }) {
    const found = exact.filter((address) => isExact(text, address));
    const answer = complete && found.length === 1 ? found[0] : null;
    return { answer, ask: !answer, candidates, corrected: answer || !candidates.length ? [] : unused(text, candidates) };
  }

  // --- what was asked ---

  // A text in lower case with single spaces, or "" for what is no question.
  function question(text) {
    if (typeof text !== "string" || text.length > LONGEST) return "";
    const asked = text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
    return /[<>{}[\]\\=$%^|\p{Cc}]/u.test(asked) || !/[\p{L}\p{N}]/u.test(asked) ? "" : asked;
  }

  // The ways to read a text, likeliest first: {spellings, raw, tokens, number, letter, postcode}. A spelling is a list of
  // words, `tokens` are they as typed. Empty for what is no question.
  function readings(text) {
    const asked = question(text).replace(/(\d),? c(?: ?[/:.] ?| )o(?![\p{L}\d])[^,\d]*/gu, "$1 "); // care of somebody, not the letter C
    if (!asked) return [];
    const found = [];
    const code = asked.match(/(?:^|[^\d\p{L}])(?:se?-?)?(\d{3}) ?(\d{2})(?![\d\p{L}])/u);
    if (code) addReadings(asked.replace(code[0], " , "), code[1] + code[2], found);
    addReadings(asked, "", found);
    return found.filter((q) => q.spellings[0].words.length <= MOST_WORDS);
  }

  function addReadings(asked, postcode, found) {
    const text = asked.replace(/(\d+ ?\p{L}?) ?[-–/] ?\d+ ?\p{L}?(?=$|[ ,])/gu, "$1").replace(/(\d),? i (?=\p{L}{2})/gu, "$1 ");
    const numbers = [...text.matchAll(/(\d+)( ?)(?:(\p{L})(?![\p{L}\d]|\.\p{L}))?(?:( ?u[hv]?) ?(\d*)(?![\p{L}\d]))?/gu)];
    const without = (m, length) => text.slice(0, m.index) + " " + text.slice(m.index + length);
    const last = numbers[numbers.length - 1];
    const add = (rest, number, letter, code) => {
      const raw = rest.split(/[\s,;()"”'’´\u0060+&?!*#_/-]+/).map((w) => w.replace(/^\.+|\.+$/g, "")).filter(Boolean);
      found.push({ spellings: spellings(raw).map(spelling), raw: written(raw.join("")).replace(/ /g, ""), tokens: raw,
        number, letter, postcode: code });
    };
    if (last) {
      const letter = (last[3] || "") + (last[4] || "").trim() + (last[5] || "");
      add(without(last, last[0].length), last[1], fold(letter), postcode);
      if (last[2] && last[3]) add(without(last, last[1].length), last[1], "", postcode);
    }
    if (numbers.length > 1 && !postcode && last[1].length > 1) {
      const first = numbers[0];
      add(without(first, text.length), first[1], fold(first[3] || ""), last[1]);
    }
    add(text.replace(/(\p{L})(\d)/gu, "$1 $2"), "", "", postcode);
  }

  // The words folded; "st" may be short for sankt, or the beginning of another word.
  function spellings(raw) {
    const folded = (words, texts) => words.map((w) => w.split(".").map(texts).join(".")).join(" ");
    const letters = (text) => bare(text.normalize("NFD").replace(/[æøßđł]/g, (c) => SPECIAL[c]).replace(/\p{M}/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim());
    const list = (text) => text.split(" ").filter((w) => w && w !== ".");
    const saint = list(folded(raw, fold).replace(/(^| )s t(a?)(?= |$)/g, "$1sankt$2"));
    const plain = list(folded(raw, letters).replace(/(^| )s:?t(?= |$)/g, "$1st"));
    return saint.join(" ") === plain.join(" ") ? [saint] : [saint, plain];
  }

  // Words with what they are joined to: the first n of them without spaces.
  function spelling(words) {
    return { words, begins: words.map((_, i) => words.slice(0, i + 1).join("")) };
  }

  CareAreas.decide = decide;
  CareAreas.fold = fold;
  CareAreas.query = { LONGEST, bare, canon, check, fold, forms, isExact, mark, postcodeText, question, readings, same, shown, slug, unused, written };
}());

if (typeof module !== "undefined") module.exports = CareAreas;
