import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanguage, languageAttributes } from '../src/html.ts';

test('words in a script that runs from right to left say so, others only their language', () => {
  assert.deepEqual(inLanguage('ar'), { lang: 'ar', dir: 'rtl' });
  assert.deepEqual(inLanguage('he'), { lang: 'he', dir: 'rtl' });
  assert.deepEqual(inLanguage('az-Arab'), { lang: 'az-Arab', dir: 'rtl' });
  assert.deepEqual(inLanguage('ar-Latn'), { lang: 'ar-Latn' });
  assert.deepEqual(inLanguage('uk'), { lang: 'uk' });
  assert.deepEqual(inLanguage(undefined), {});
  assert.equal(languageAttributes('fa'), 'lang="fa" dir="rtl"');
});
