import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestAddresses, type TitledAddress } from '../../src/permalink/nearest.ts';

const addresses: TitledAddress[] = [
  ['/', ''],
  ['/documents/', ''],
  ['/documents/0003/', 'A letter'],
  ['/documents/0003/capture/', ''],
  ['/documents/0013/', ''],
  ['/glossary/article-51/', 'Article 51'],
  ['/glossary/river/', 'River'],
];
const first = (path: string) => nearestAddresses(path, addresses)[0]?.[0];

test('the nearest address is proposed first: letter case, missing zeros, final slash, slips', () => {
  assert.equal(first('/Documents/3'), '/documents/0003/');
  assert.equal(first('/documents/0003/index.html'), '/documents/0003/');
  assert.equal(first('/glossary/artcle-51/'), '/glossary/article-51/');
  assert.equal(first('/glossary/article-51/%D1%8F'), '/glossary/article-51/');
  assert.equal(first('/documents/0003/captur'), '/documents/0003/capture/');
});

test('an address that has little in common with any has no proposal, one that cannot be decoded is compared', () => {
  const unlike = ['/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz', '/nonsense/', '/a', '/wp-admin/setup.php', '/capture/', '/77'];
  for (const path of unlike) assert.deepEqual(nearestAddresses(path, addresses), [], path);
  assert.equal(first('/glossary/river/%'), '/glossary/river/');
});

test('what is not there is led to what stands above it, and to no other document', () => {
  const near = (path: string) => nearestAddresses(path, addresses).map(([address]) => address);
  assert.deepEqual(near('/documents/0033/'), ['/documents/']);
  assert.deepEqual(near('/documents/0004/capture/'), ['/documents/']);
  assert.deepEqual(near('/documents/0003/page/'), ['/documents/0003/', '/documents/']);
  assert.deepEqual(near('/documets/'), ['/documents/']);
  assert.deepEqual(near('/glossary/'), ['/glossary/river/', '/glossary/article-51/']);
});

test('a name is found in another folder than the one asked for', () => {
  assert.equal(first('/article-51'), '/glossary/article-51/');
  assert.equal(first('/terms/artcle-51/'), '/glossary/article-51/');
  assert.equal(first('/en/documents/0003/capture'), '/documents/0003/capture/');
  assert.equal(first('/0003/'), '/documents/0003/');
});

test('five are proposed at most', () => {
  const many = Array.from({ length: 20 }, (_, index): TitledAddress => [`/glossary/article-${index + 10}/`, '']);
  assert.equal(nearestAddresses('/glossary/artcle-14', many).length, 5);
  assert.equal(nearestAddresses('/glossary/artcle-14', many)[0]?.[0], '/glossary/article-14/');
});
