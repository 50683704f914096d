// While a Chinese word is being composed, Enter picks a candidate and nothing is sent.
const composing = (event) => event.isComposing || event.keyCode === 229;

document.addEventListener("keydown", (event) => {
  if (composing(event)) event.stopPropagation();
}, true);

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig?.triggeringEvent?.isComposing) event.preventDefault();
});

document.addEventListener("compositionend", (event) => {
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
});
