// Arrows walk over a board: up and down within a column, left and right to the next one.
import { isFree } from "./keys.js";

const columns = () =>
  [...document.querySelectorAll("[data-board] [data-column]")]
    .map((one) => [...one.querySelectorAll("[data-row]")])
    .filter((cards) => cards.length);

function place(all) {
  const here = document.querySelector("[data-board] [data-row].here");
  const column = all.findIndex((cards) => cards.includes(here));
  return column < 0 ? null : [column, all[column].indexOf(here)];
}

function go(across, down) {
  const all = columns();
  if (!all.length) return false;
  const [column, row] = place(all) || [0, -1];
  const cards = all[Math.max(0, Math.min(all.length - 1, column + across))];
  const next = cards[Math.max(0, Math.min(cards.length - 1, row + down))];
  document.querySelector("[data-row].here")?.classList.remove("here");
  next.classList.add("here");
  next.querySelector("a").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

document.addEventListener("keydown", (event) => {
  const way = document.querySelector("[data-board]") && isFree(event) && WAYS[event.key];
  if (way && go(...way)) event.preventDefault();
});
