// Lets the site be kept like an app; without it, or on a page without a secure origin, all works.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
