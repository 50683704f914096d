// Single letters press the button that shows them; off in fields, and when the reader says so.
const IN_FIELD = "input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]";
let going = 0;

export const isFree = (event) =>
  document.documentElement.dataset.keys !== "off" &&
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat &&
  !event.defaultPrevented && !event.target.closest?.(IN_FIELD);

function press(attribute, key) {
  const found = [...document.querySelectorAll(`[${attribute}]`)].find(
    (one) => one.getAttribute(attribute).toUpperCase() === key.toUpperCase() &&
      one.getClientRects().length,
  );
  if (found) found[found.matches("textarea,input") ? "focus" : "click"]();
  return Boolean(found);
}

function letter(event) {
  if (!isFree(event) || event.key.length !== 1) return;
  if (Date.now() - going < 1500 && press("data-go", event.key)) return event.preventDefault();
  going = event.key.toLowerCase() === "g" ? Date.now() : 0;
  if (!going && press("data-key", event.key)) event.preventDefault();
}

function chord(event) {
  if (!(event.ctrlKey || event.metaKey)) return;
  const form = event.key === "Enter" && event.target.closest?.("textarea") && event.target.form;
  const search = event.key.toLowerCase() === "k" && document.querySelector("[data-command]");
  if (form) form.querySelector("button:not([type=button])")?.click();
  if (search) search.click();
  if (form || search) event.preventDefault();
}

document.addEventListener("keydown", letter);
document.addEventListener("keydown", chord);
