// A revealed number hides itself again after a minute.
const MINUTE = 60000;

function hideLater(one) {
  one.dataset.timed = "yes";
  setTimeout(() => {
    one.textContent = one.dataset.hideAs;
  }, MINUTE);
}

function watch() {
  document.querySelectorAll("[data-hide-as]:not([data-timed])").forEach(hideLater);
}

watch();
document.addEventListener("htmx:afterSettle", watch);
