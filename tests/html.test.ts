import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listFiles } from '../src/cli/read-content.ts';
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

test('no component sets the language of words by hand, without the direction in which they are read', () => {
  for (const file of listFiles('src', '.astro'))
    assert.doesNotMatch(readFileSync(file, 'utf8'), /(?<!<html )\blang=\{/u, file);
  for (const file of listFiles('src/search/view', '.ts'))
    assert.doesNotMatch(readFileSync(file, 'utf8'), /\.lang = /u, file);
});
