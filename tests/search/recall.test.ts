import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldForm } from '../../src/glossary/lexicon.ts';
import { answer, passagesOf, readQuestions } from './recall.ts';

for (const set of ['blind', 'open'] as const) {
  for (const { id, query, exact = false, passages, unknown } of readQuestions(set)) {
    test(`${set}: ${id}: ${query}`, async () => {
      const given = await answer(query, exact);
      assert.deepEqual(passagesOf(given), [...passages].sort());
      assert.ok(given.isFinal);
      if (unknown) {
        const named = given.nowhere.map(({ typed }) => foldForm(typed));
        for (const word of unknown)
          assert.ok(named.includes(foldForm(word)), `${word} is not named: ${named.join(', ')}`);
      }
    });
  }
}
