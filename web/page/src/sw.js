// The site's service worker: after the first visit the page needs no network. The list and its name are filled in by the build.
const NAME = "{{name}}";
const FILES = {{files}};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("kerkesa-") && name !== NAME;
  const clean = caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))));
  event.waitUntil(clean);
});

// Nothing but these files: the page asks for no others. A newer page comes with a newer list, whole.
self.addEventListener("fetch", (event) => {
  event.respondWith(
    caches.open(NAME).then((cache) => cache.match(event.request, { ignoreSearch: true }).then((kept) => kept || fetch(event.request))),
  );
});
