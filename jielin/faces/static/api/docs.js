// Starts the documentation of the API; all it needs comes from this site.
const place = document.getElementById("api");

window.SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  deepLinking: true,
  // The document is checked here in tests, not by a service elsewhere.
  validatorUrl: null,
  presets: [window.SwaggerUIBundle.presets.apis],
});
