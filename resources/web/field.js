// The search field: an editable combobox with a listbox, as WAI-ARIA 1.2 describes it. Focus stays in the field; the
// option that the arrow keys reached is told by aria-activedescendant. The list stands in the page's flow, so that it
// is never cut off at 320 px, at 200 % zoom or above a phone's keyboard.
(function (CareAreas) {
  "use strict";

  var COUNT_DELAY_MS = 700; // a screen reader is told the count when the typing pauses, not at every letter

  // parts: {input, list, clear, message, nothing}; page: {text(key, values), announce(text), el(...), ahead(found)}
  // search: {suggest, enter}, as search.js describes them; choose(option, typed) is called with the option taken
  // nothingFound(text) → a promise of the Node shown where there is no hit
  CareAreas.field = function (parts, page, search, choose, nothingFound) {
    var input = parts.input, list = parts.list;
    var options = [], active = -1, asked = 0, timer = 0;
    var within; // the street that was chosen: its numbers are offered while the text begins with it

    function letters() { return input.value.trim(); }

    function show(found, text) {
      options = found;
      active = -1;
      list.textContent = "";
      found.forEach(function (option, index) { list.appendChild(row(option, index)); });
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(!!found.length));
      input.removeAttribute("aria-activedescendant");
      var told = remarks(found);
      say(told);
      parts.nothing.textContent = "";
      parts.nothing.hidden = true;
      if (!found.length && text.length > 1) { tellNothing(text); }
      later(found.length, told, text);
    }

    function tellNothing(text) {
      var mine = asked;
      nothingFound(text).then(function (node) {
        if (mine === asked) { parts.nothing.appendChild(node); parts.nothing.hidden = false; }
      }, function () { if (mine === asked) { fail(); } });
    }

    function fail() {
      say(page.text("load_failed"));
      page.announce(page.text("load_failed"));
    }

    // What must be known of the list: that it only resembles what was typed, what of it fits nowhere, that it is cut.
    function remarks(found) {
      var near = found.some(function (option) { return option.kind === "near"; }), parts = [];
      if (found.guess) { parts.push(page.text("guess")); }
      var unfit = (found.corrected || []).filter(function (word) { return !near || !/^\d/.test(word); });
      if (unfit.length) { parts.push(page.text("corrected", { text: unfit.join(" ") })); }
      if (unfit.length && CareAreas.elsewhereText) { parts.push(CareAreas.elsewhereText(page, unfit.join(" "))); } // a town of another municipality
      if (near) { parts.push(page.text("near")); }
      if (found.more) { parts.push(page.text("cut")); }
      return parts.filter(Boolean).join(" ");
    }

    function row(option, index) {
      var street = option.kind === "street" || option.kind === "postcode";
      return page.el("li", { id: "option-" + index, role: "option", "aria-selected": "false" },
        page.el("span", { class: "name" }, option.label),
        option.detail ? page.el("span", { class: "detail" }, " " + option.detail) : null,
        street ? page.el("span", { class: "step", lang: page.lang() }, page.text("choose_number")) : null);
    }

    function say(text) {
      parts.message.textContent = text;
      parts.message.hidden = !text;
    }

    function later(count, told, text) {
      clearTimeout(timer);
      if (text.length < 2) { return; }
      timer = setTimeout(function () {
        if (!count) { page.announce(page.text("nothing_title", { text: text })); return; }
        page.announce((told ? told + " " : "") +
          page.text(count === 1 ? "one_option" : "many_options", { count: count }));
      }, COUNT_DELAY_MS);
    }

    function activate(index) {
      var rows = list.children;
      if (active >= 0 && rows[active]) { rows[active].setAttribute("aria-selected", "false"); }
      active = index;
      if (index < 0) { input.removeAttribute("aria-activedescendant"); return; }
      rows[index].setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", rows[index].id);
      rows[index].scrollIntoView({ block: "nearest" });
    }

    function close() {
      asked += 1;
      clearTimeout(timer);
      show([], "");
    }

    // Asks for what the field holds now; an answer that comes after a later question is dropped.
    function ask() {
      var mine = ++asked, text = letters();
      parts.clear.hidden = !input.value;
      if (text.length < 2) { show([], ""); return Promise.resolve(); }
      return search.suggest(text, within && within.id).then(function (found) {
        if (mine === asked) { offer(found, text); }
      });
    }

    function offer(found, text) {
      if (found.failed && !found.length) { show([], ""); fail(); }
      else { show(found, text); page.ahead(found); }
    }

    function take(index) {
      var option = options[index];
      if (!option) { return; }
      if (option.kind === "street" || option.kind === "postcode") {
        within = option.kind === "street" ? option : undefined;
        fill(option.fill || option.label + " ");
      } else {
        var typed = letters();
        close();
        choose(option, typed);
      }
    }

    function fill(text) {
      input.value = text;
      input.focus();
      input.setSelectionRange(text.length, text.length);
      return ask();
    }

    // Enter or the button without a marked option: the one address that is exactly what was typed is taken (query.js
    // decides); else the list is offered, and nothing in it marked, so that one more Enter takes nothing either.
    function submit() {
      if (active >= 0) { take(active); return; }
      var mine = ++asked, text = letters();
      clearTimeout(timer);
      if (text.length < 2) { input.focus(); show([], ""); say(page.text("more")); page.announce(page.text("more")); return; }
      page.ahead();
      search.enter(text, within && within.id).then(function (decision) {
        if (mine !== asked) { return; }
        if (decision.answer) { close(); choose(decision.answer, text); return; }
        input.focus();
        offer(decision.candidates, text);
        if (!options.length) { return; }
        clearTimeout(timer);
        page.announce([parts.message.textContent, page.text("choose")].filter(Boolean).join(" "));
      });
    }

    // A text that is put in as a whole is a new question, even where it begins with the street that was chosen.
    function typed(event) {
      var begins = within && input.value.toLowerCase().indexOf(within.label.toLowerCase()) === 0;
      if (!begins || /paste|drop|replacement/i.test(event.inputType || "")) { within = undefined; }
      ask();
    }

    input.addEventListener("input", typed);
    input.addEventListener("keydown", function (event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) { return; }
      var count = options.length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        var step = event.key === "ArrowDown" ? 1 : -1;
        if (!count) { ask().then(function () { if (options.length) { activate(step > 0 ? 0 : options.length - 1); } }); }
        else { activate(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count); }
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (count || !parts.nothing.hidden) { close(); } else { input.value = ""; ask(); }
      } else if (event.key === "Tab") {
        if (count) { close(); } // the list goes when the field is left; what was found nothing for stays, it has links
      } else if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
        activate(-1); // the key moves the caret, as in any text field
      }
    });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); }); // the field keeps the focus
    list.addEventListener("click", function (event) {
      var item = event.target.closest("[role=option]");
      if (item) { take(Array.prototype.indexOf.call(list.children, item)); }
    });
    document.addEventListener("pointerdown", function (event) {
      var target = event.target, own = input.form.contains(target) && target.closest("button, input, [role=option]");
      if (options.length && !own) { close(); }
    });
    parts.clear.addEventListener("click", function () { within = undefined; fill(""); });

    return { submit: submit, fill: fill, close: close, set: function (text) { within = undefined; input.value = text; parts.clear.hidden = !text; } };
  };
})(window.CareAreas = window.CareAreas || {});
