// Moves the focus to what matters after a swap or a failed form: the summary or a new view.
const wanted = (root) => root.querySelector?.("[data-focus]");

document.addEventListener("htmx:afterSettle", (event) => {
  const target = wanted(event.detail.elt.parentNode || document);
  if (target) target.focus({ preventScroll: false });
});

const first = wanted(document);
if (first) first.focus();

// A link of the summary leads into its field.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".summary a");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});
