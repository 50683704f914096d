// Menus made of `details` close on Escape and on a click elsewhere; data-copy copies.
import { toast } from "./toast.js";
import { word } from "./words.js";

const open = () => [...document.querySelectorAll("details.more[open],details.me-menu[open]")];

document.addEventListener("click", (event) => {
  open().filter((one) => !one.contains(event.target)).forEach((one) => (one.open = false));
  const copy = event.target.closest?.("[data-copy]");
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => toast(word("copied")));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  open().forEach((one) => {
    one.open = false;
    one.querySelector("summary").focus();
  });
});
