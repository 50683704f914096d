// Keeps what was typed in `form[data-draft]` on this device until it has been accepted.
import { word } from "./words.js";

const name = (form) => `draft:${form.dataset.draft}`;
const kept = (form) =>
  [...form.elements].filter((one) => one.name && /^(text|textarea|search)$/.test(one.type) &&
    !("noDraft" in one.dataset));

function save(form) {
  const values = Object.fromEntries(kept(form).map((one) => [one.name, one.value]));
  localStorage.setItem(name(form), JSON.stringify(values));
  const note = form.querySelector("[data-draft-note]");
  if (note) note.textContent = word("draftSaved") + new Date().toTimeString().slice(0, 5);
}

function restore(form) {
  const values = JSON.parse(localStorage.getItem(name(form)) || "{}");
  kept(form).forEach((one) => {
    if (!one.value && values[one.name]) one.value = values[one.name];
  });
}

// A draft that was sent is dropped, unless the page that answered says it was not taken.
function settle() {
  const sent = sessionStorage.getItem("sent");
  sessionStorage.removeItem("sent");
  if (sent && !document.querySelector(".summary,[data-not-taken]")) localStorage.removeItem(sent);
}

try {
  settle();
  document.querySelectorAll("form[data-draft]").forEach(restore);
  let timer;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.dataset.draft) return;
    clearTimeout(timer);
    timer = setTimeout(() => save(form), 400);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    clearTimeout(timer);
    if (!form.dataset.draft) return;
    save(form);
    sessionStorage.setItem("sent", name(form));
  });
} catch {
  // A browser that keeps nothing loses only this comfort.
}
