// J and K walk through a list, Enter opens, X picks: `data-list` holds rows of `data-row`.
import { isFree } from "./keys.js";

const rows = () => [...document.querySelectorAll("[data-list] [data-row]")];
const here = () => document.querySelector("[data-row].here");

function move(step) {
  const all = rows();
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(here()) + step))];
  if (!next) return;
  here()?.classList.remove("here");
  next.classList.add("here");
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function pick() {
  const box = here()?.querySelector("input[type=checkbox]");
  if (box) box.click();
}

const ACTS = { j: () => move(1), k: () => move(-1), x: pick };

document.addEventListener("keydown", (event) => {
  const act = rows().length && isFree(event) && ACTS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("change", (event) => {
  event.target.closest?.("[data-row]")?.classList.toggle("picked", event.target.checked);
});
