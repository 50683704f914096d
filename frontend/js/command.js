// Ctrl K: a dialog that goes to pages and finds matters. Without it the link leads to the search.
import { all, bar, contents, onclick, oninput, onkeydown, part, point } from "./command-list.js";

// The box is there at once: whoever types on must not press keys of the page behind it.
async function open(link) {
  bar.dialog ||= document.body.appendChild(document.createElement("dialog"));
  const { dialog } = bar;
  if (dialog.open) return;
  const label = link.querySelector("span").textContent;
  // Not of the kind "search": there Escape empties the box and leaves the dialog open.
  const form = '<form><input name="q" type="text" autocomplete="off"></form>';
  Object.assign(dialog, { className: "command", innerHTML: form, oninput: null });
  dialog.setAttribute("aria-label", label);
  dialog.querySelector("form").action = link.href;
  dialog.querySelector("input").ariaLabel = label;
  dialog.showModal();
  const innerHTML = await contents().catch(() => null), q = dialog.querySelector("input").value;
  if (innerHTML === null) return dialog.open && location.assign(link.href);
  Object.assign(dialog, { innerHTML, onkeydown, onclick, oninput });
  part("combobox").value = q;
  part("combobox").focus();
  if (q) oninput({});
  else point(all()[0]);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-command]");
  if (!link || event.ctrlKey || event.metaKey || !window.HTMLDialogElement) return;
  event.preventDefault();
  open(link);
});
