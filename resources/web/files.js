// The files of this version: data that is in the page or fetched once, and the parts of the page that come when they are
// needed, from its templates.
(function (CareAreas) {
  "use strict";

  // Returns {folder, policy, loaded, load(name), part(template), filesOf(template)}.
  CareAreas.files = function () {
    var folder = baseFolder(), inline = JSON.parse(document.getElementById("data").textContent), loaded = {}, asked = {};
    var policy = window.trustedTypes ? window.trustedTypes.createPolicy("care-areas", {
      createScriptURL: function (url) { if (url !== "sw.js") { throw new TypeError("not a script of this page"); } return url; },
      createScript: function (text) { if (!ofTemplate(text)) { throw new TypeError("not a script of this page"); } return text; }
    }) : null;

    // Leaflet asks the browser once, through innerHTML, whether it can draw: that text and no other may pass.
    if (window.trustedTypes) {
      window.trustedTypes.createPolicy("default", { createHTML: function (text) { return text === "<svg/>" ? text : null; } });
    }

    function ofTemplate(text) {
      return Array.prototype.some.call(document.querySelectorAll("template"), function (template) {
        return Array.prototype.some.call(template.content.querySelectorAll("script"), function (one) { return one.textContent === text; });
      });
    }

    function baseFolder() {
      var script = document.querySelector("script[defer][src]");
      return script ? script.getAttribute("src").replace(/[^/]*$/, "") : "";
    }

    // What the first paint says in Swedish is not sent a second time.
    inline["texts/sv.json"] = Object.assign(firstWords("data-text"), firstWords("data-label"), inline["texts/sv.json"]);

    function firstWords(attribute) {
      var words = {};
      document.querySelectorAll("[" + attribute + "]").forEach(function (node) {
        words[node.getAttribute(attribute)] = attribute === "data-text" ? node.textContent : node.getAttribute("aria-label");
      });
      return words;
    }

    // The parsed file of this version: inline, or fetched once.
    function load(name) {
      if (name in inline) { return Promise.resolve(inline[name]); }
      if (!loaded[name]) {
        loaded[name] = fetch(folder + name).then(function (response) {
          if (!response.ok) { throw new Error(name + ": " + response.status); }
          return response.json();
        });
        loaded[name].catch(function () { delete loaded[name]; });
      }
      return loaded[name];
    }

    // The elements in the template carry their integrity with them; they are run in order.
    function filesOf(template) {
      var parts = Array.prototype.slice.call(document.getElementById(template).content.children);
      return Promise.all(parts.map(function (part) {
        var copy = document.importNode(part, true);
        if (!copy.src && !copy.href) { putInline(part, copy); return null; }
        copy.async = false; // fetched together, run in order
        return new Promise(function (resolve, reject) {
          copy.onload = resolve;
          copy.onerror = function () { copy.remove(); reject(new Error(template)); };
          document.body.appendChild(copy);
        });
      }));
    }

    // In the one-file edition: the policy knows the script by its hash, the browser wants to be told that it is meant.
    function putInline(part, copy) {
      if (copy.tagName === "SCRIPT" && policy) {
        copy = document.createElement("script");
        copy.text = policy.createScript(part.textContent);
      }
      document.body.appendChild(copy);
    }

    // The files of a template, once; asked for again after a failure.
    function part(template) {
      if (!asked[template]) {
        asked[template] = filesOf(template);
        asked[template].catch(function () { delete asked[template]; });
      }
      return asked[template];
    }

    return { folder: folder, policy: policy, loaded: loaded, load: load, part: part, filesOf: filesOf };
  };
})(window.CareAreas = window.CareAreas || {});
