import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Archive, buildArchive } from '../../src/archive.ts';
import type { LedgerRow } from '../../src/permalink/ledger.ts';
import { listPages, writeRobots, writeSitemapIndex, writeSitemapPart } from '../../src/sitemap/sitemap.ts';
import { tinyArchive } from '../tiny-archive.ts';
import { childrenOf, parseXml } from '../xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const absolute = (path: string) => `https://mill.example/a${path}`;
const { archive } = buildArchive(tinyArchive());
assert.ok(archive);
const tiny: Archive = archive;

function append(path: string, act: LedgerRow['act'], date: string): Archive {
  const before = tiny.ledger.get(path);
  assert.ok(before);
  const row = { ...before, act, date };
  return { ...tiny, ledger: new Map([...tiny.ledger, [path, row]]), acts: [...tiny.acts, { ...row, line: 1 }] };
}

const dayOf = (of: Archive, path: string) => listPages(of).find((page) => page.path === path)?.changed;

test('a page has the day of the newest row of itself and of what stands below it', () => {
  const changed = append('/documents/0001/#p4', 'corrected', '2026-03-01');
  assert.equal(dayOf(changed, '/documents/0001/'), '2026-03-01');
  assert.equal(dayOf(changed, '/documents/'), '2026-03-01');
  assert.equal(dayOf(changed, '/'), '2026-03-01');
  assert.equal(dayOf(changed, '/documents/0001/capture/'), '2026-03-01');
  assert.equal(dayOf(changed, '/documents/0001/cite/'), '2026-03-01');
  assert.equal(dayOf(append('/glossary/river/', 'corrected', '2026-03-01'), '/documents/0001/cite/'), '2026-01-01');
  assert.equal(dayOf(changed, '/glossary/'), '2026-01-01');
});

test('a row that is older than one before it does not make a page older', () => {
  assert.equal(dayOf(append('/documents/0001/#p4', 'corrected', '2025-03-01'), '/documents/0001/'), '2026-01-01');
});

test('what was withdrawn or moved, files and passages are not listed', () => {
  assert.equal(dayOf(append('/glossary/river/', 'withdrawn', '2026-03-01'), '/glossary/river/'), undefined);
  assert.equal(dayOf(append('/glossary/river/', 'moved', '2026-03-01'), '/glossary/river/'), undefined);
  assert.ok(listPages(tiny).every(({ path }) => path.endsWith('/')));
});

test('the parts are XML with absolute addresses, loc first, and the index names them with their newest day', () => {
  const part = parseXml(writeSitemapPart(tiny, 1, absolute));
  assert.equal(part.name, `{${namespace}}urlset`);
  const urls = childrenOf(part, namespace, 'url');
  assert.deepEqual(
    urls.map(({ children }) => children.map(({ text }) => text)),
    listPages(tiny).map(({ path, changed }) => [absolute(path), changed]),
  );
  assert.ok(urls.every(({ children }) => children[0]?.name === `{${namespace}}loc`));
  const index = parseXml(writeSitemapIndex(append('/glossary/river/', 'corrected', '2026-03-01'), absolute));
  assert.deepEqual(
    childrenOf(index, namespace, 'sitemap').map(({ children }) => children.map(({ text }) => text)),
    [['https://mill.example/a/sitemap-1.xml', '2026-03-01']],
  );
});

test('more pages than a part may hold go into another one, each once', () => {
  const terms = Array.from({ length: 60_000 }, (_, index) => `t${index}`);
  const rows = terms.map(
    (id): LedgerRow => ({
      path: `/glossary/${id}/`,
      kind: 'page',
      date: '2026-01-01',
      act: 'minted',
      digest: '',
      target: '',
      reason: '',
    }),
  );
  const many: Archive = {
    ...tiny,
    terms: new Map(terms.map((id) => [id, { ...(tiny.terms.get('river') as NonNullable<unknown>), id } as never])),
    ledger: new Map([...tiny.ledger, ...rows.map((row) => [row.path, { ...row, line: 1 }] as const)]),
    acts: [...tiny.acts, ...rows.map((row) => ({ ...row, line: 1 }))],
  };
  const locations = [1, 2].map((part) =>
    [...writeSitemapPart(many, part, absolute).matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, address]) => address),
  );
  assert.equal(locations[0]?.length, 50_000);
  assert.equal(new Set(locations.flat()).size, listPages(many).length);
  assert.equal(childrenOf(parseXml(writeSitemapIndex(many, absolute)), namespace, 'sitemap').length, 2);
});

test('robots may read everything and are told where the sitemap is', () => {
  assert.equal(writeRobots(absolute), 'User-agent: *\nAllow: /\n\nSitemap: https://mill.example/a/sitemap-index.xml\n');
});
