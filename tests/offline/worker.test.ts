import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cacheName } from '../../src/offline/offline-list.ts';

const base = 'https://mill.test/river/';
const kept = new Map([
  [base, 'home'],
  [`${base}documents/0001/`, 'a letter'],
]);

interface Asked {
  request: { method: string; mode: string; url: string };
  respondWith: (answer: Promise<Response>) => void;
}
const acts = new Map<string, (event: Asked) => void>();
const cache = {
  match: async (address: string) => (kept.has(address) ? new Response(kept.get(address)) : undefined),
};
Object.assign(globalThis, {
  registration: { scope: base },
  addEventListener: (type: string, act: (event: Asked) => void) => acts.set(type, act),
  caches: { has: async (name: string) => name === cacheName(base), open: async () => cache },
  fetch: async () => {
    throw new TypeError('There is no network.');
  },
});
await import('../../src/offline/worker.ts');

/** What a reader without network is answered. @throws where that is not kept */
function answer(path: string): Promise<Response> {
  const { promise, resolve } = Promise.withResolvers<Response>();
  acts.get('fetch')?.({ request: { method: 'GET', mode: 'cors', url: base + path }, respondWith: resolve });
  return promise;
}

const ask = async (path: string) => (await answer(path)).text();

test('without network a page is shown at its address and by the name of its file', async () => {
  for (const path of ['documents/0001/', 'documents/0001/index.html', 'documents/0001/index.html?mark=mill'])
    assert.equal(await ask(path), 'a letter', path);
  assert.equal(await ask('index.html'), 'home');
});

test('without network an address leads to its final slash with the question that stands in it', async () => {
  const { headers } = await answer('documents/0001?mark=mill');
  assert.equal(headers.get('Location'), `${base}documents/0001/?mark=mill`);
});

test('what is not kept is not shown without network', async () => {
  for (const path of ['documents/0002/index.html', 'documents/0001/windex.html'])
    await assert.rejects(ask(path), { message: 'There is no network.' }, path);
});
