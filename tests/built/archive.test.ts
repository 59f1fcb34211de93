/** The site of the real archive, as the build step left it in dist/. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { buildArchive } from '../../src/archive.ts';
import { listFiles, readContent } from '../../src/cli/read-content.ts';
import { verifyBuilt } from '../../src/cli/verify-built.ts';
import { pagePolicy } from '../../src/hosting/policy.ts';
import { resolvePlace } from '../../src/settings/settings.ts';

const { archive } = buildArchive(readContent('content'));
assert.ok(archive);
const place = resolvePlace(archive.settings.address, {});
const pages = listFiles('dist', '.html');

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // Astro writes attributes and void elements its own way; both are valid HTML.
      'attr-quotes': 'off',
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'long-title': 'off',
      // The number of a passage is an empty link with a label, filled by the stylesheet, so that the transcription holds the source's words only.
      'text-content': 'off',
      'tel-non-breaking': 'off',
      'require-sri': 'off',
    },
  });
  const faults: string[] = [];
  for (const path of pages) {
    const report = await validator.validateFile(path);
    for (const result of report.results)
      for (const { ruleId, message, line } of result.messages)
        faults.push(`${relative('dist', path)}:${line} ${ruleId} ${message}`);
  }
  assert.deepEqual(faults, []);
  assert.ok(pages.length > 90);
});

test('every page states the policy before all that it governs, and has no script or style of its own', () => {
  for (const path of pages) {
    const html = readFileSync(path, 'utf8');
    const head = html.slice(html.indexOf('<head>'));
    const stated = `<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${pagePolicy}">`;
    assert.equal(head.slice(0, stated.length), stated, path);
    const own = html.match(/<style|<script(?![^>]*(?: src="| type="application\/ld\+json"))|\s(?:style|on[a-z]+)="/gu);
    assert.equal(own, null, path);
  }
});

test('every page says in which part of the archive it stands', () => {
  const without = pages.filter((path) => {
    const menu = /<header class="masthead">.*?<\/nav>/su.exec(readFileSync(path, 'utf8'))?.[0] ?? '';
    return menu.match(/aria-current=/gu)?.length !== 1;
  });
  assert.deepEqual(without.map((path) => relative('dist', path)).sort(), ['404.html', 'index.html']);
});

test('each page gives the address at which it is published, and a view that is no address asks to be left out', () => {
  for (const path of pages) {
    const file = relative('dist', path).replaceAll('\\', '/');
    const html = readFileSync(path, 'utf8');
    const canonical = /<link rel="canonical" href="([^"]+)"/u.exec(html)?.[1];
    // The words of one initial are a view, and no address of the archive.
    const isAddress = !/^(?:404\.html|search\/words\/[^/]+\/index\.html)$/u.test(file);
    assert.equal(canonical, isAddress ? place.address + file.replace(/index\.html$/u, '') : undefined, file);
    assert.equal(html.includes('<meta name="robots" content="noindex">'), !isAddress, file);
  }
});

test('one changed letter in a built page, a lost page, a lost anchor and a strange date are found', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'broken-')), 'dist');
  cpSync('dist', folder, { recursive: true });
  assert.deepEqual(verifyBuilt({ archive, withheld: [] }, folder, place), []);
  const change = (file: string, from: string, to: string) => {
    const path = join(folder, file);
    const html = readFileSync(path, 'utf8');
    assert.ok(html.includes(from), `${file} holds ${from}`);
    writeFileSync(path, html.replace(from, to));
  };
  change('documents/0004/index.html', 'following an an', 'following an');
  change('documents/0002/index.html', 'id="p5"', 'id="p50"');
  change('documents/0003/index.html', '<h1', '<time datetime="1999-01-01">then</time><h1');
  change('glossary/troitske/index.html', '</mark>', 'x</mark>');
  rmSync(join(folder, 'glossary/meduza/index.html'));
  const issues = verifyBuilt({ archive, withheld: [] }, folder, place);
  const codes = new Set(issues.map(({ code }) => code));
  assert.deepEqual([...codes].sort(), [
    'address-lost',
    'date-foreign',
    'fidelity-built',
    'link-broken',
    'quotation-words',
  ]);
  assert.deepEqual(
    issues.find(({ code, file }) => code === 'fidelity-built' && file.includes('0004')),
    {
      code: 'fidelity-built',
      file: 'documents/0004/index.html',
      line: 1,
      message:
        'After ““DNR” and “LNR” following” the capture says “an an\u00A0extraordinary meeting\u00A0of the” (line 16) where the page says “an\u00A0extraordinary meeting\u00A0of the Russian”. Restore the capture’s words, or declare an omission with its reason.',
    },
  );
  assert.deepEqual(
    issues.filter(({ code }) => code === 'address-lost'),
    [
      {
        code: 'address-lost',
        file: 'documents/0002/index.html',
        line: 1,
        message:
          '/documents/0002/#p5 is promised, but the build does not hold it. Restore the page or passage that stood there.',
      },
      {
        code: 'address-lost',
        file: 'glossary/meduza/index.html',
        line: 1,
        message:
          '/glossary/meduza/ is promised, but the build does not hold it. Restore the page or passage that stood there.',
      },
    ],
  );
});

test('a capture that is not served byte for byte and a made file with other words are found', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'broken-')), 'dist');
  cpSync('dist', folder, { recursive: true });
  for (const name of ['capture.txt', 'transcription.txt', 'document.md', 'proof.json'])
    appendFileSync(join(folder, 'documents/0001', name), '\n');
  const made = 'The file is not what is made of the document. Find what changes it in the build.';
  assert.deepEqual(verifyBuilt({ archive, withheld: [] }, folder, place), [
    {
      code: 'fixity-digest',
      file: 'documents/0001/capture.txt',
      line: 1,
      message: 'The capture is not served byte for byte. Find what changes it between content/captures and the build.',
    },
    ...['transcription.txt', 'document.md', 'proof.json'].map((name) => ({
      code: 'fidelity-built',
      file: `documents/0001/${name}`,
      line: 1,
      message: made,
    })),
  ]);
});
