/**
 * The service worker of a reader who keeps the archive: the network first, what is kept where there is
 * none. It stores nothing of what a reader asks for: the cache holds the files of the list alone.
 */
import { bringUpToDate, letGo } from './keep.ts';
import { addressOf, cacheName } from './offline-list.ts';

/** What is used of the scope of a service worker: the types of a page and of a worker exclude each other. */
interface WorkerEvent extends Event {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
  waitUntil: (work: Promise<unknown>) => void;
}
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: (type: 'install' | 'activate' | 'fetch', act: (event: WorkerEvent) => void) => void;
}

const worker = globalThis as unknown as WorkerScope;
const base = worker.registration.scope;
let updating: Promise<void> | undefined;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(base)) return;
  const answered = answer(request);
  event.respondWith(answered);
  if (request.mode === 'navigate') event.waitUntil(answered.then(meet, () => undefined));
});

/** Each page that the network has answered is a contact: what is kept is held against the site. */
async function meet(): Promise<void> {
  updating ??= bringUpToDate(base)
    .catch(() => undefined)
    .finally(() => {
      updating = undefined;
    });
  await updating;
}

async function answer(request: Request): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url);
  try {
    const response = await fetch(request);
    if (response.status === 404 || response.status === 410) await letGo(base, origin + pathname);
    return response;
  } catch (error) {
    const cache = (await caches.has(cacheName(base))) ? await caches.open(cacheName(base)) : undefined;
    // A question stands in the query, which is no part of what is kept; hosts serve a page by the name of its file, too.
    const kept = await cache?.match(addressOf(origin + pathname));
    if (kept) return kept;
    if (await cache?.match(`${origin}${pathname}/`)) return Response.redirect(`${origin}${pathname}/${search}`);
    throw error;
  }
}
