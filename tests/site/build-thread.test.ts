import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { sha256 } from '../../src/capture/digest.ts';
import { startBuildThread } from '../../src/site/build-thread.ts';

const pageOf = (words: string) =>
  `<!doctype html><html lang="en"><head><title>x</title></head><body><p id="p1">${words}</p><a href="/glossary/salt/">s</a></body></html>`;
const page = 'documents/0001/index.html';

/** A built folder with a page and a style, and a thread beside it. */
function begin(around = mkdtempSync(join(tmpdir(), 'beside-'))) {
  const folder = join(around, 'dist');
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  put(page, pageOf('Salt.'));
  put('_astro/a.css', 'p{background:url(/_astro/b.svg)}');
  const keptFolder = join(around, 'kept');
  const beside = startBuildThread(
    { folder, keptFolder, engine: 'e', base: '/', address: 'https://mill.example/' },
    () => () => undefined,
  );
  return { around, folder, put, beside };
}

const textsOf = (zip: string) =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(zip))).map(([path, bytes]) => [path, String(Buffer.from(bytes))]),
  );

/** All that the thread makes in a build. */
async function makeAll({ around, beside }: ReturnType<typeof begin>) {
  const made = await beside.write([
    { path: 'documents/0001/transcription.txt', content: 'Salt.\n' },
    { path: 'documents/0001/capture.txt', content: Buffer.from('Salt.') },
  ]);
  const bag = join(around, 'bag.zip');
  await beside.writeBag([{ path: 'bag/a.txt', read: () => [Buffer.from('one '), Buffer.from('two')] }], {
    zip: bag,
    day: '2026-01-02',
  });
  const copy = join(around, 'copy.zip');
  const { ended } = await beside.beginCopy(
    {
      zip: copy,
      day: '2026-01-02',
      top: 'copy',
      files: [page, '_astro/a.css', 'documents/0001/transcription.txt', 'robots.txt'],
    },
    [{ path: 'copy.js', text: 'run();' }],
  );
  await ended;
  const pages = await beside.read([page], 'all');
  const digests = await beside.digest([page, 'documents/0001/capture.txt']);
  return { made, bag: textsOf(bag), copy: textsOf(copy), pages, digests };
}

test('pages are read, files written, and bag and copy packed; what was kept gives the same again', async () => {
  const first = begin();
  first.beside.announce(page);
  first.beside.announce('404/index.html');
  const made = await makeAll(first);
  assert.deepEqual([...made.made], [['documents/0001/transcription.txt', sha256('Salt.\n')]]);
  assert.equal(readFileSync(join(first.folder, 'documents/0001/capture.txt'), 'utf8'), 'Salt.');
  assert.deepEqual(made.bag, { 'bag/a.txt': 'one two' });
  assert.deepEqual(Object.keys(made.copy), [
    `copy/${page}`,
    'copy/_astro/a.css',
    'copy/documents/0001/transcription.txt',
    'copy/copy.js',
  ]);
  assert.match(made.copy[`copy/${page}`] ?? '', /href="\.\.\/\.\.\/glossary\/salt\/index\.html"/u);
  assert.equal(made.copy['copy/_astro/a.css'], 'p{background:url(../_astro/b.svg)}');
  const facts = made.pages.get(page);
  assert.deepEqual([facts?.file, facts?.links, [...(facts?.ids ?? [])]], [page, ['/glossary/salt/'], ['p1']]);
  assert.deepEqual(made.digests, [
    { file: page, bytes: pageOf('Salt.').length, sha256: sha256(pageOf('Salt.')) },
    { file: 'documents/0001/capture.txt', bytes: 5, sha256: sha256('Salt.') },
  ]);
  await first.beside.end('keep');
  const next = begin(first.around);
  assert.deepEqual(await makeAll(next), made);
  await next.beside.end('discard');
});

test('a page that was written again after it was announced counts as it is at the end', async () => {
  const { put, beside, ...rest } = begin();
  for (let sent = 0; sent < 50; sent++) beside.announce(page);
  await beside.read([page], 'all');
  put(page, pageOf('Brine and salt.'));
  const { copy, digests } = await makeAll({ put, beside, ...rest });
  assert.match(copy[`copy/${page}`] ?? '', /Brine and salt/u);
  assert.equal(digests[0]?.sha256, sha256(pageOf('Brine and salt.')));
  await beside.end('discard');
});

test('a fault of the thread is told to the one who waits, then and later', async () => {
  const { beside } = begin();
  await assert.rejects(beside.digest(['not/there.html']), /ENOENT/u);
  await assert.rejects(beside.read([page], 'all'), /ENOENT/u);
});

test('nothing is kept of a build that is discarded', async () => {
  const { around, beside, folder } = begin();
  await beside.read([page], 'all');
  await beside.end('discard');
  assert.ok(!existsSync(join(around, 'kept/facts')));
  rmSync(folder, { recursive: true });
});

test('what was packed of a document is found in the next build by its key, and packed again without its bytes', async () => {
  const place = (around: string) => ({ zip: join(around, 'bag.zip'), day: '2026-01-02' });
  const files = [{ path: 'documents/0001/a.txt', bytes: 4, sha256: sha256('Salt'), sha512: '' }];
  const salt = { path: 'bag/a.txt', read: () => [Buffer.from('Salt')] };
  const first = begin();
  assert.deepEqual(await first.beside.findPayload(['k']), [[]]);
  await first.beside.writeBag([salt], place(first.around), new Map([['k', files]]));
  const packed = readFileSync(place(first.around).zip);
  await first.beside.end('keep');

  const next = begin(first.around);
  assert.deepEqual(await next.beside.findPayload(['other', 'k']), [[], files]);
  const unread = () => assert.fail('It is read again.');
  await next.beside.writeBag([{ path: 'bag/a.txt', read: unread, pass: () => sha256('Salt') }], place(next.around));
  assert.deepEqual(readFileSync(place(next.around).zip), packed);
  await next.beside.end('keep');

  // Whose bytes are gone is not found.
  const store = join(first.around, 'kept/bag');
  writeFileSync(store, Buffer.alloc(readFileSync(store).length));
  const last = begin(first.around);
  assert.deepEqual(await last.beside.findPayload(['k']), [[]]);
  await last.beside.end('discard');
});

test('of links that pages share only the first is given, where no more is asked for', async () => {
  const { put, beside } = begin();
  const other = 'documents/0002/index.html';
  put(
    other,
    pageOf('Brine.').replace('href="/glossary/salt/"', 'href="/glossary/salt/"><a href="x/"><a href="//o.example/"'),
  );
  const linksOf = async (links: 'all' | 'new') =>
    [...(await beside.read([page, other, other], links)).values()].map((facts) => facts.links);
  assert.deepEqual(await linksOf('all'), [['/glossary/salt/'], ['/glossary/salt/', 'x/', '//o.example/']]);
  assert.deepEqual(await linksOf('new'), [['/glossary/salt/'], ['x/', '//o.example/']]);
  await beside.end('discard');
});
