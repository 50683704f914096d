// Ctrl K: a dialog that goes to pages and finds matters. Without it the link leads to the search.
let dialog, asked = 0;
const all = () => [...dialog.querySelectorAll("[role=option]")];
const part = (role) => dialog.querySelector(`[role=${role}]`);

function point(one) {
  all().forEach((each) => each.setAttribute("aria-selected", each === one));
  one?.scrollIntoView({ block: "nearest" });
  part("combobox").setAttribute("aria-activedescendant", one?.id || "");
}

async function contents(query = "") {
  const from = document.querySelector("[data-command]").dataset.command;
  const answer = await fetch(from + query, { headers: { "HX-Request": "true" } });
  return answer.ok ? answer.text() : null;
}

async function oninput({ isComposing }) {
  const mine = ++asked, words = new URLSearchParams({ q: part("combobox").value });
  point(); // Enter before the answer is there asks the search page
  await new Promise((done) => setTimeout(done, 120));
  const found = mine === asked && (await contents(`?${words}`).catch(() => ""));
  if (isComposing || mine !== asked || !found) return;
  part("listbox").innerHTML = found;
  part("status").textContent = dialog.querySelector(".said")?.textContent || all().length;
  point(all()[0]);
}

function onkeydown(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], list = all();
  const at = list.findIndex((one) => one.matches("[aria-selected=true]"));
  const isGoing = event.key === "Enter" && event.target === part("combobox") && at >= 0;
  if (!step && !isGoing) return;
  event.preventDefault();
  if (isGoing) return location.assign(list[at].dataset.url);
  point(list[(Math.max(at, step < 0 ? 0 : -1) + step + list.length) % list.length]);
}

function onclick({ target }) {
  const one = target.closest("[role=option]");
  if (one) location.assign(one.dataset.url);
  else if (target === dialog || target.closest("[data-close]")) dialog.close();
}

// The box is there at once: whoever types on must not press keys of the page behind it.
async function open(link) {
  dialog ||= document.body.appendChild(document.createElement("dialog"));
  if (dialog.open) return;
  const [label, box] = [link.querySelector("span").textContent, '<input type="search" name="q">'];
  Object.assign(dialog, { className: "command", innerHTML: `<form>${box}</form>`, oninput: null });
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
