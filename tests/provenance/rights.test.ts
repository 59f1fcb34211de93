import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightsName } from '../../src/provenance/rights.ts';

test('a rights statement has the name under which it is known, else its address', () => {
  assert.equal(rightsName('https://creativecommons.org/licenses/by-sa/4.0/'), 'CC BY-SA 4.0');
  assert.equal(rightsName('https://creativecommons.org/licenses/by/3.0/deed.en'), 'CC BY 3.0');
  assert.equal(rightsName('http://rightsstatements.org/vocab/InC/1.0/'), 'In Copyright');
  assert.equal(rightsName('https://rightsstatements.org/vocab/NoC-US/1.0/'), 'No Copyright – United States');
  for (const address of ['https://rightsstatements.org/vocab/None/1.0/', 'https://mill.example/licence'])
    assert.equal(rightsName(address), address);
});
