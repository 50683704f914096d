// The composer says who will read it; a standard reply is put in at the cursor.
const field = (form) => form?.querySelector("textarea[name=text]");

function say(form) {
  const chosen = form.querySelector("input[name=audience]:checked");
  const hint = form.querySelector("[data-audience-hint]");
  if (!chosen || !hint) return;
  hint.textContent = hint.dataset[chosen.value];
  form.classList.toggle("inside", chosen.value === "internal");
}

function fill(button) {
  const text = field(button.form);
  if (!text) return false;
  const [from, to] = [text.selectionStart, text.selectionEnd];
  const gap = from > 0 && text.value[from - 1] !== "\n" ? "\n" : "";
  text.setRangeText(gap + button.dataset.fill, from, to, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
  button.closest("details").open = false;
  text.focus();
  return true;
}

document.querySelectorAll("form[data-composer]").forEach(say);
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && "composer" in form.dataset) say(form);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-fill]");
  if (button && fill(button)) event.preventDefault();
});
