const questions = all("details.q");
const find = document.getElementById("find");
const owner = document.getElementById("owner");
const tiles = all(".tile");
const texts = new Map();

// both languages of a question are searched, whichever is shown
function textOf(node) {
  if (!texts.has(node)) texts.set(node, fold(node.textContent + all("[data-w]", node).map((part) => other[part.dataset.w]).join(" ")));
  return texts.get(node);
}

function matches(node, words, verdicts) {
  if (verdicts.length && !verdicts.includes(node.dataset.v)) return false;
  if (owner.value && node.dataset.o !== owner.value) return false;
  return words.every((word) => /^o\d+$/.test(word) ? node.id.toLowerCase() === word : textOf(node).includes(word));
}

function filter() {
  const words = wanted(find.value);
  const verdicts = tiles.filter((tile) => tile.getAttribute("aria-pressed") === "true").map((tile) => tile.dataset.filter);
  for (const node of questions) node.hidden = !matches(node, words, verdicts);
  for (const part of all(".sub")) part.hidden = !part.querySelector("details.q:not([hidden])");
  const shown = questions.filter((node) => !node.hidden).length;
  document.querySelector(".none").hidden = shown > 0;
  count(shown);
}

function count(shown) {
  const only = tiles.filter((tile) => tile.getAttribute("aria-pressed") === "true").map((tile) => tile.lastElementChild.textContent.trim());
  const n = `${shown} / ${questions.length}`;
  const said = root.lang === "en" ? `Shown: ${n} questions` : `แสดง ${n} ข้อ`;
  document.getElementById("count").textContent = only.length ? `${said} (${only.join(", ")})` : said;
}

function clear() {
  find.value = "";
  owner.value = "";
  for (const tile of tiles) tile.setAttribute("aria-pressed", "false");
  filter();
}

function arrive() {
  const node = document.getElementById(location.hash.slice(1));
  if (!node) return;
  if (node.closest("[hidden]")) clear();
  for (let up = node; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  node.scrollIntoView();
}

function age() {
  const old = isOld(document.body.dataset.finished);
  document.body.classList.toggle("stale", old || document.body.classList.contains("stale"));
  if (old) document.querySelector(".stale-note").hidden = false;
}

async function copy(button) {
  const text = button.previousElementSibling;
  getSelection().selectAllChildren(text);
  try { await navigator.clipboard.writeText(text.textContent); } catch { return; }
  button.textContent = root.lang === "en" ? "Copied" : "คัดลอกแล้ว";
}

for (const tile of tiles) tile.addEventListener("click", () => {
  const on = tile.getAttribute("aria-pressed") !== "true";
  tile.setAttribute("aria-pressed", String(on));
  filter();
  if (on) document.getElementById("list").scrollIntoView();
});
find.addEventListener("input", filter);
find.form.addEventListener("submit", (event) => event.preventDefault());
owner.addEventListener("change", filter);
document.getElementById("clear").addEventListener("click", clear);
document.getElementById("open").addEventListener("click", () => { for (const node of questions) node.open = true; });
document.getElementById("close").addEventListener("click", () => { for (const node of questions) node.open = false; });
for (const button of all(".copy")) button.addEventListener("click", () => copy(button));
document.addEventListener("spoken", filter);
addEventListener("hashchange", arrive);
filter();
age();
setInterval(age, 600000);
if (location.hash) arrive();
