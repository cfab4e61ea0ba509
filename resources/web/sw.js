// Keeps the last version of the page for use without a network. A version's folder never changes, so that its files are
// taken from the cache; the page itself and the manifest are asked for first, and taken from the cache when no answer
// comes within a few seconds.
"use strict";

const FOLDER = "{{folder}}";
const FIRST = {{files}};
const PREFIX = "care-areas-", CACHE = PREFIX + FOLDER;
const WAIT_MS = 4000;
const MOST_FILES = 1600; // a shard has at most 8 kB: some 6 MB

self.addEventListener("install", (event) => {
  const files = ["./"].concat(FIRST.map((name) => FOLDER + "/" + name));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url), scope = new URL(self.registration.scope);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) { return; }
  const path = url.pathname.slice(scope.pathname.length);
  if (path === "" || path === "index.html" || path === "manifest.json") {
    event.respondWith(networkFirst(request, path === "index.html" ? scope.href : request));
  } else if (path.startsWith(FOLDER + "/")) {
    event.respondWith(cacheFirst(request, event));
  }
});

async function networkFirst(request, key) {
  const cache = await caches.open(CACHE);
  const asked = fetch(request).then((response) => {
    if (response.ok) { keepOwn(cache, key, response.clone()); }
    return response;
  });
  const late = new Promise((resolve) => { setTimeout(resolve, WAIT_MS); });
  const first = await Promise.race([asked.catch(() => undefined), late]);
  return first || (await cache.match(key, { ignoreSearch: true })) || asked;
}

// The page of a later version is kept by that version's worker, together with its files.
async function keepOwn(cache, key, response) {
  const copy = response.clone();
  if ((await response.text()).includes(FOLDER)) { await cache.put(key, copy); }
}

async function cacheFirst(request, event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept) { return kept; }
  const response = await fetch(request);
  if (response.ok) { event.waitUntil(cache.put(request, response.clone())); }
  return response;
}

// The page asks, after an answer, that the files it needed be kept, and the whole version when the visitor wants it: one
// file after the other, in no hurry. It is told whether the whole is there.
self.addEventListener("message", (event) => {
  if (event.data && Array.isArray(event.data.first)) {
    event.waitUntil(keep(event.data.first, event.data.all === true).then((whole) => {
      if (event.data.all === true && event.source) { event.source.postMessage({ kept: whole }); }
    }));
  }
});

async function keep(first, all) {
  const cache = await caches.open(CACHE);
  await keepFiles(cache, first);
  if (!all) { return false; }
  const manifest = await fetch("manifest.json").then((response) => (response.ok ? response.json() : null), () => null);
  const files = Object.keys((manifest && manifest.folders && manifest.folders[FOLDER]) || {});
  return files.length > 0 && files.length <= MOST_FILES && keepFiles(cache, files);
}

async function keepFiles(cache, names) {
  for (const name of names) {
    const url = FOLDER + "/" + name;
    if (await cache.match(url)) { continue; }
    try { await cache.add(url); } catch (error) { return false; } // the network went away: what is kept is kept
  }
  return true;
}
