// Plain ES5, for browsers that cannot even read the rest: says in every language that they are too old, or to wait.
(function () {
  var isFit =
    typeof WebAssembly === "object" &&
    typeof Worker === "function" &&
    typeof ReadableStream === "function" &&
    "adoptedStyleSheets" in Document.prototype &&
    "replaceSync" in CSSStyleSheet.prototype &&
    "noModule" in HTMLScriptElement.prototype;
  var all = document.querySelectorAll("#sentences [data-say]");
  var text = "";
  for (var i = 0; i < all.length; i += 1) {
    if (all[i].getAttribute("data-say") === (isFit ? "loading" : "old")) text += all[i].outerHTML;
  }
  window.tooOld = !isFit;
  document.getElementById("page").innerHTML = '<main class="loading"><h1>Kerkesa</h1>' + text + "</main>";
})();
