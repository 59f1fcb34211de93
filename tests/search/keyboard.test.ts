import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOtherLayouts } from '../../src/search/keyboard.ts';

test('what is typed on the keys of another script is read in each layout that has all its letters', () => {
  assert.deepEqual(inOtherLayouts('Genby'), ['путин', 'путин']);
  assert.deepEqual(inOtherLayouts('Gensy'), ['путын', 'путін']);
  assert.deepEqual(inOtherLayouts("rjhj,jxrf -j;br' 1"), ['коробочка -ожикэ 1', 'коробочка -ожикє 1']);
  assert.deepEqual(inOtherLayouts('Згешт'), ['putin', 'putin']);
  assert.deepEqual(inOtherLayouts('ыіж'), []);
  assert.deepEqual(inOtherLayouts('Genby Путин'), []);
  assert.deepEqual(inOtherLayouts('é'), []);
  assert.deepEqual(inOtherLayouts('12,5'), []);
});
