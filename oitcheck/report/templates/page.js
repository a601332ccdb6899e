"use strict";
const root = document.documentElement;
const all = (what, within = document) => [...within.querySelectorAll(what)];
const OLD_AFTER = 26 * 3600 * 1000;
// the same letters for every way of typing: width, case, Thai digits, spaces, doubled vowels
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[๐-๙]/g, (d) => d.charCodeAt(0) - 0x0e50)
  .replace(/[\u00ad\u200b-\u200d\ufeff]/g, "").replace(/เเ/g, "แ").replace(/\s+/g, "");
const wanted = (typed) => typed.trim().split(/\s+/).map(fold).filter(Boolean);
const isOld = (finished) => { const at = Date.parse(finished); return !(Date.now() - at <= OLD_AFTER); };

const first = root.lang;
const other = JSON.parse(document.getElementById("words").textContent);
const spoken = all("[data-w]").map((node) => [node, node.textContent, other[node.dataset.w]]);
const labels = all("[data-a]").map((node) => [node, node.getAttribute("aria-label"), other[node.dataset.a]]);
const titles = all("[data-t]").map((node) => [node, node.title, other[node.dataset.t]]);

function speak(lang) {
  if (lang !== root.lang) {
    root.lang = lang;
    const at = lang === first ? 1 : 2;
    for (const part of spoken) part[0].textContent = part[at];
    for (const part of titles) part[0].title = part[at];
    for (const part of labels) part[0].setAttribute("aria-label", part[at]);
  }
  for (const button of all("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  document.dispatchEvent(new Event("spoken"));
}

function choose(lang) {
  try { localStorage.setItem("oitcheck-lang", lang); } catch { /* a file may have no store */ }
  speak(lang);
}

function remembered() {
  try { return localStorage.getItem("oitcheck-lang"); } catch { return null; }
}

root.classList.add("on");
for (const button of all("[data-lang]")) button.addEventListener("click", () => choose(button.dataset.lang));
speak(["th", "en"].includes(remembered()) ? remembered() : root.lang);
