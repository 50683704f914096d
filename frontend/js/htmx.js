// htmx, told to show form errors and never to evaluate text.
import htmx from "htmx.org";

Object.assign(htmx.config, {
  allowEval: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0, // pages with personal data are never kept in the browser
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "4(03|09|22)", swap: true, error: false },
    { code: "...", swap: false, error: true },
  ],
});
window.htmx = htmx;

export default htmx;
