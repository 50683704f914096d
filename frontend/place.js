// The map of the report's place: without tiles, a mark in the middle, and everything optional.
// <form data-place data-lng data-lat data-name> with [data-map], [data-locate], [data-said],
// [data-unmark] and [data-point] lines; writes the inputs lng and lat.
import { Map, Control, DivIcon, LatLng, Marker } from "leaflet/dist/leaflet-src.esm.js";

const form = document.querySelector("[data-place]");
const part = (name) => form.querySelector(`[data-${name}]`);
const number = (one, name) => parseFloat(one.dataset[name]);

function nameOn(map, one, className) {
  const span = document.createElement("span");
  span.textContent = one.name;
  new Marker([one.lat, one.lng], {
    icon: new DivIcon({ className: `map-name ${className}`, html: span }),
    interactive: false,
    keyboard: false,
  }).addTo(map);
}

function markIn(box) {
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  mark.setAttribute("class", "map-mark");
  mark.setAttribute("viewBox", "0 0 24 24");
  mark.setAttribute("aria-hidden", "true");
  mark.innerHTML = '<path d="M12 22s-7.500-7-7.500-12.500a7.500 7.500 0 0115 0C19.500 15 12 22 12 22z"/>';
  box.append(mark);
  return mark;
}

function begin(centre, points) {
  const box = part("map");
  const said = part("said");
  const [lng, lat] = [form.elements.lng, form.elements.lat];
  const map = new Map(box, { attributionControl: false, zoomControl: false, minZoom: 12, maxZoom: 19, zoomSnap: 0.25 });
  const titles = { zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut };
  new Control.Zoom({ position: "bottomright", ...titles }).addTo(map);
  new Control.Scale({ imperial: false }).addTo(map);
  points.forEach((one) => nameOn(map, one, ""));
  if (!points.length) nameOn(map, centre, "centre");
  const mark = markIn(box);

  function set(at) {
    lng.value = at ? at.lng.toFixed(6) : "";
    lat.value = at ? at.lat.toFixed(6) : "";
    mark.classList.toggle("set", Boolean(at));
    part("unmark").hidden = !at;
    said.textContent = at ? said.dataset.set : said.dataset.none;
  }

  const known = lng.value && lat.value ? new LatLng(+lat.value, +lng.value) : null;
  const all = [centre, ...points].map((one) => [one.lat, one.lng]);
  if (known) map.setView(known, 17);
  else map.fitBounds(all, { padding: [48, 36], maxZoom: 17, animate: false });
  set(known);
  // Only what the person does moves the mark: dragging, keys, buttons, or asking for the position.
  map.on("moveend", () => set(map.getCenter()));
  part("unmark").addEventListener("click", () => {
    set(null);
    box.focus();
  });
  return { map, said };
}

function locate({ map, said }) {
  const failed = () => (said.textContent = said.dataset.failed);
  if (!navigator.geolocation) return failed();
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => map.setView([coords.latitude, coords.longitude], 18),
    failed,
    { enableHighAccuracy: true, timeout: 10000 },
  );
}

const centre = { lng: number(form, "lng"), lat: number(form, "lat"), name: form.dataset.name };
if (!Number.isNaN(centre.lng)) {
  form.querySelectorAll("[data-map-part]").forEach((one) => (one.hidden = false));
  const points = [...form.querySelectorAll("[data-point]")].map((one) => ({
    lng: number(one, "lng"),
    lat: number(one, "lat"),
    name: one.textContent.split(/[（(]/)[0],
  }));
  const drawn = begin(centre, points);
  part("locate").addEventListener("click", () => locate(drawn));
}
