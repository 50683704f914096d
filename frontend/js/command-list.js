// What stands in the command bar's list, and the keys that walk it.
export const bar = { dialog: null };
let asked = 0;
export const all = () => [...bar.dialog.querySelectorAll("[role=option]")];
export const part = (role) => bar.dialog.querySelector(`[role=${role}]`);

export function point(one) {
  all().forEach((each) => each.setAttribute("aria-selected", each === one));
  one?.scrollIntoView({ block: "nearest" });
  part("combobox").setAttribute("aria-activedescendant", one?.id || "");
}

export async function contents(query = "") {
  const from = document.querySelector("[data-command]").dataset.command;
  const answer = await fetch(from + query, { headers: { "HX-Request": "true" } });
  return answer.ok ? answer.text() : null;
}

export async function oninput({ isComposing }) {
  const mine = ++asked, words = new URLSearchParams({ q: part("combobox").value });
  point(); // Enter before the answer is there asks the search page
  await new Promise((done) => setTimeout(done, 120));
  const found = mine === asked && (await contents(`?${words}`).catch(() => ""));
  if (isComposing || mine !== asked || !found || !part("listbox")) return;
  part("listbox").innerHTML = found;
  part("status").textContent = bar.dialog.querySelector(".said")?.textContent || all().length;
  point(all()[0]);
}

export function onkeydown(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], list = all();
  const at = list.findIndex((one) => one.matches("[aria-selected=true]"));
  const isGoing = event.key === "Enter" && event.target === part("combobox") && at >= 0;
  if (!step && !isGoing) return;
  event.preventDefault();
  if (isGoing) return location.assign(list[at].dataset.url);
  point(list[(Math.max(at, step < 0 ? 0 : -1) + step + list.length) % list.length]);
}

export function onclick({ target }) {
  const one = target.closest("[role=option]");
  if (one) location.assign(one.dataset.url);
  else if (target === bar.dialog || target.closest("[data-close]")) bar.dialog.close();
}
