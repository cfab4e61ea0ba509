// The page as a part of another one (…/index.html?embed=1 in an iframe): without head and foot, and it tells the page around
// it how high it is, so that no second scroll bar is needed. The height is all that is told.
(function (CareAreas) {
  "use strict";

  CareAreas.embed = function () {
    if (!/[?&]embed=1(&|$)/.test(location.search) || window.parent === window) { return; }
    var told = 0;
    document.documentElement.classList.add("embedded");
    function tell() {
      var height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height !== told) {
        told = height;
        window.parent.postMessage({ careAreasHeight: height }, "*"); // to whoever embeds it: nothing about the visitor
      }
    }
    if (window.ResizeObserver) { new ResizeObserver(tell).observe(document.body); } else { setInterval(tell, 500); }
    tell();
  };
})(window.CareAreas = window.CareAreas || {});
