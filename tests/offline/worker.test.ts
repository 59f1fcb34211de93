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
  delete: async (address: string) => kept.delete(address),
  put: async (address: string, response: Response) => void kept.set(address, await response.text()),
};
let network = async (): Promise<Response> => {
  throw new TypeError('There is no network.');
};
Object.assign(globalThis, {
  registration: { scope: base },
  addEventListener: (type: string, act: (event: Asked) => void) => acts.set(type, act),
  caches: { has: async (name: string) => name === cacheName(base), open: async () => cache },
  fetch: () => network(),
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

test('what is not below the site, or sends something, is left to the browser', () => {
  const isAnswered = (url: string, method: string) => {
    let answered = false;
    const respondWith = (given: Promise<Response>) => {
      answered = true;
      given.catch(() => undefined);
    };
    acts.get('fetch')?.({ request: { method, mode: 'cors', url }, respondWith });
    return answered;
  };
  assert.deepEqual(
    [isAnswered(base, 'GET'), isAnswered('https://mill.test/lake/', 'GET'), isAnswered(base, 'POST')],
    [true, false, false],
  );
});

test('what the site says is not there any more is let go; after a fault of the host it stays', async () => {
  const page = `${base}documents/0001/`;
  kept.set(`${base}offline.json`, '{}');
  for (const [status, isKept] of [
    [500, true],
    [403, true],
    [404, false],
    [410, false],
  ] as const) {
    kept.set(page, 'a letter');
    network = async () => new Response('no page', { status });
    assert.equal((await answer('documents/0001/?mark=mill')).status, status);
    assert.equal(kept.has(page), isKept, `${status}`);
  }
});
