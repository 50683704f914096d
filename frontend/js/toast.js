// A line at the bottom that stays until it is read: click or Escape takes it away.
import { word } from "./words.js";

const place = () => document.getElementById("toast");

export function toast(text) {
  place().textContent = text;
}

document.addEventListener("toast", (event) => toast(event.detail.value));
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => toast(word("failed")));
}
document.addEventListener("click", (event) => {
  if (event.target === place()) toast("");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") toast("");
});
