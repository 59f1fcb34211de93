import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressTyped } from '../../src/search/typed-address.ts';

for (const [typed, document, passage] of [
  ['0002', '0002'],
  ['0002#p4', '0002', 'p4'],
  ['10002#p4', '10002', 'p4'],
  ['2022#p4', '2022', 'p4'],
  ['documents/0002', '0002'],
  ['/documents/0002/', '0002'],
  ['https://mill.example/documents/0002/', '0002'],
  ['https://mill.example/a/documents/0002/#p14', '0002', 'p14'],
  ['https://mill.example/documents/0002/?mark=salt#p14', '0002', 'p14'],
  ['https://mill.example/documents/0002/cite/#p14', '0002', 'p14'],
  ['https://mill.example/documents/0002/#p14:~:text=salt', '0002', 'p14'],
  ['https://mill.example/documents/0002/capture.txt', '0002'],
  ['documents/0002/#cite', '0002'],
  ['documents/0002/#p14a', '0002'],
  ['documents/0002a/', undefined],
  ['documents/00021a/', undefined],
  ['mydocuments/0002/', undefined],
  ['10002#p14', '10002', 'p14'],
  ['10002#p14a', undefined],
  ['a10002#p14', undefined],
] as const) {
  test(`an address as citations have it is read: ${typed}`, () => {
    assert.deepEqual(addressTyped(typed), document && (passage === undefined ? { document } : { document, passage }));
  });
}

test('a number that begins with no nought is a document where nothing else is asked for and it is no year', () => {
  assert.equal(addressTyped('4711'), undefined);
  assert.deepEqual(addressTyped('4711', true), { document: '4711' });
  assert.deepEqual(addressTyped('10000', true), { document: '10000' });
  for (const typed of ['2022', '1000', '1991', '471', '002', '4711a', 'a4711', '4,711', '0002a', '2022-02-21', '000'])
    assert.equal(addressTyped(typed, true), undefined, typed);
});
