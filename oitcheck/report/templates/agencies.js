const rows = all("tbody tr");
const find = document.getElementById("find");
const value = (row, column) => { const cell = row.cells[column]; return cell.dataset.value === undefined ? fold(cell.textContent) : Number(cell.dataset.value); };

function sort(head) {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of all("thead th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const ordered = [...rows].sort((a, b) => {
    const [x, y] = [value(a, head.cellIndex), value(b, head.cellIndex)];
    return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
  });
  document.querySelector("tbody").append(...ordered);
}

function label() {
  const heads = all("thead th").map((head) => head.textContent.trim());
  for (const row of rows) for (const cell of row.querySelectorAll("td")) cell.dataset.label = heads[cell.cellIndex];
}

for (const head of all("thead th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(head));
  head.append(button);
}
if (find) {
  find.form.addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", () => {
    const words = wanted(find.value);
    for (const row of rows) row.hidden = !words.every((word) => fold(row.textContent).includes(word));
  });
}
document.addEventListener("spoken", label);
label();
for (const row of rows) if (isOld(row.dataset.finished)) row.classList.add("stale");
