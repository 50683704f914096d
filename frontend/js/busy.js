// A form is sent once: a second press while it is on its way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sending) return event.preventDefault();
  if (event.defaultPrevented || form.method !== "post") return;
  form.dataset.sending = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Back from the browser's memory, the page may be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sending]").forEach((form) => {
    delete form.dataset.sending;
    form.querySelectorAll("[aria-busy]").forEach((one) => one.removeAttribute("aria-busy"));
  });
});
