import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePassageAddress } from '../../src/permalink/identifier.ts';
import { captureFileName, listPath, passagePath, placeUnder } from '../../src/permalink/permalink.ts';

test('a passage is an anchor of its document', () => {
  assert.equal(passagePath('0001', 'p4'), '/documents/0001/#p4');
});

test('the first page of a list is the list itself', () => {
  assert.equal(listPath('/documents/', 1), '/documents/');
  assert.equal(listPath('/documents/', 2), '/documents/page/2/');
});

test('a capture keeps its ending, in lower case', () => {
  assert.equal(captureFileName('letter.TXT', 0), 'capture.txt');
  assert.equal(captureFileName('letter.old.pdf', 0), 'capture.pdf');
});

test('a capture that a browser would run is served as text', () => {
  assert.equal(captureFileName('page.html', 0), 'capture.html.txt');
  assert.equal(captureFileName('drawing.SVG', 0), 'capture.svg.txt');
});

test('a capture without an ending is bytes', () => {
  assert.equal(captureFileName('letter', 0), 'capture.bin');
});

test('a path is put under a base with or without its final slash', () => {
  assert.equal(placeUnder('/', '/documents/'), '/documents/');
  assert.equal(placeUnder('/archive/', '/documents/'), '/archive/documents/');
  assert.equal(placeUnder('/archive', '/'), '/archive/');
});

test('a passage address is a document number and a passage number', () => {
  assert.deepEqual(parsePassageAddress('0001#p4'), { document: '0001', passage: 'p4' });
  for (const text of ['0001', '001#p4', '0001#p0', '0001#4', '0001#p4 ', 'mill#p4'])
    assert.equal(parsePassageAddress(text), undefined);
});
