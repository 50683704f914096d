// Where there is no network, a page of ours says so. Pages of people are never kept.
const KEPT = "jielin-offline-1";
const PAGES = ["/offline/", "/en/offline/"];
const PARTS = /(?:href|src)="(\/static\/[^"]+)"/g;

async function keep() {
  const cache = await caches.open(KEPT);
  for (const page of PAGES) {
    const answer = await fetch(page, { cache: "reload" });
    if (!answer.ok) throw new Error(`${page} ${answer.status}`);
    const parts = [...(await answer.clone().text()).matchAll(PARTS)].map((found) => found[1]);
    await Promise.all([cache.addAll(parts), cache.put(page, answer)]);
  }
}

async function tidy() {
  const others = (await caches.keys()).filter((name) => name !== KEPT);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    const path = new URL(request.url).pathname;
    return caches.match(path.startsWith("/en/") ? PAGES[1] : PAGES[0]);
  }
}

async function part(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request)) || Response.error();
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(part(request));
});
