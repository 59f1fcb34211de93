import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { ArchiveIssues, sortIssues } from '../../src/issue.ts';
import { copyArchive } from '../archive-copy.ts';

test('files whose bytes are no text are all named, beside the issues of the others', () => {
  const { content, change } = copyArchive();
  const bad = Buffer.from([0x61, 0x0a, 0xff]);
  for (const file of ['documents/0002.mdx', 'glossary/turlynka.mdx', 'permalinks.csv'])
    appendFileSync(join(content, file), bad);
  change('events/teleskop-pratsiuie.mdx', 'title:', 'titel:');
  assert.throws(
    () => readContent(content),
    (error) => {
      assert.ok(error instanceof ArchiveIssues);
      const found = error.issues.map(({ code, file }) => `${code} ${file.slice(content.length + 1)}`);
      assert.deepEqual(
        [...new Set(found)],
        [
          'file-unreadable documents/0002.mdx',
          'frontmatter-field events/teleskop-pratsiuie.mdx',
          'file-unreadable glossary/turlynka.mdx',
          'file-unreadable permalinks.csv',
        ],
      );
      return true;
    },
  );
});

test('a folder in the place of a file is named, beside the issues of the others', () => {
  const { content, change } = copyArchive();
  rmSync(join(content, 'references.yaml'));
  mkdirSync(join(content, 'references.yaml'));
  change('events/teleskop-pratsiuie.mdx', 'title:', 'titel:');
  assert.throws(
    () => readContent(content),
    (error) => {
      assert.ok(error instanceof ArchiveIssues);
      assert.deepEqual(
        [...new Set(error.issues.map(({ code, file }) => `${code} ${file.slice(content.length + 1)}`))],
        ['frontmatter-field events/teleskop-pratsiuie.mdx', 'file-unreadable references.yaml'],
      );
      return true;
    },
  );
});

test('links to files and folders are named, wherever they lead', () => {
  const { content } = copyArchive();
  const link = (file: string, target: string) => symlinkSync(target, join(content, file));
  const elsewhere = dirname(content);
  for (const name of ['events', 'names.yaml']) {
    renameSync(join(content, name), join(elsewhere, name));
    link(name, join(elsewhere, name));
  }
  writeFileSync(join(elsewhere, '0009.mdx'), 'Words.\n');
  link('documents/0009.mdx', join(elsewhere, '0009.mdx'));
  link('pages/above', content);
  link('references.yml', join(elsewhere, 'nowhere'));
  for (const file of ['.fonts', 'README.md']) link(file, elsewhere);
  assert.throws(
    () => readContent(content),
    (error) => {
      assert.ok(error instanceof ArchiveIssues);
      const message =
        'This is a link, and links are not read as parts of the archive. Put the file or folder itself in its place, or delete the link.';
      assert.deepEqual(
        sortIssues(error.issues),
        ['documents/0009.mdx', 'events', 'names.yaml', 'pages/above', 'references.yml'].map((file) => ({
          code: 'file-unreadable',
          file: join(content, file),
          line: 1,
          message,
        })),
      );
      return true;
    },
  );
});

test('a map reads its data whatever YAML makes of the name of the file', () => {
  for (const [name, written] of [
    ['map/the regions.json', 'data: map/the regions.json'],
    ["map/miller's.json", `"data": "map/miller's.json" # as drawn`],
    ['map/regions.json', 'data:\n  map/regions.json'],
  ] as const) {
    const { content } = copyArchive();
    mkdirSync(join(content, 'map'));
    writeFileSync(join(content, name), '[]');
    writeFileSync(join(content, 'map.yaml'), `title: Map\n${written}\n`);
    assert.equal(readContent(content).regions?.text, '[]', written);
  }
});

test('a map reads no data outside the content folder', () => {
  const { content } = copyArchive();
  const outside = join(dirname(content), 'regions.json');
  writeFileSync(outside, '[]');
  for (const data of ['../regions.json', 'captures/../../regions.json', `"${join('..', 'content', 'archive.yaml')}"`]) {
    writeFileSync(join(content, 'map.yaml'), `data: ${data}\n`);
    assert.equal(readContent(content).regions, undefined, data);
  }
});

test('an archive without a file of references has none', () => {
  const { content } = copyArchive();
  rmSync(join(content, 'references.yaml'));
  const { issues } = buildArchive(readContent(content));
  assert.deepEqual([...new Set(issues.map(({ code }) => code))], ['name-unknown']);
});

test('every file that nothing reads is named with how to mend it', () => {
  const { content } = copyArchive();
  const put = (file: string) => {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), 'Words.\n');
  };
  const away = 'move it out of the content folder, or delete it.';
  const add = `Take a source in with “npm run archive -- add”, and ${away}`;
  const said: Record<string, string> = {
    'captures/e.txt': 'No document and no draft names it as a capture. List it under captures of one, or delete it.',
    'documents/0009.md': 'In documents/ stand files that end in .mdx. Rename it to documents/0009.mdx, or delete it.',
    'documents/0010.MDX': 'In documents/ stand files that end in .mdx. Rename it to documents/0010.mdx, or delete it.',
    'documents/x/0009.mdx': 'Folders in documents/ are not looked into. Move it to documents/0009.mdx, or delete it.',
    'drafts/letter.pdf': `In drafts/ stand files that end in .mdx. ${add}`,
    'drafts/x/letter.mdx': 'Folders in drafts/ are not looked into. Move it to drafts/letter.mdx, or delete it.',
    'events/flood.yaml': `In events/ stand files that end in .mdx: ${away}`,
    'glossary/note.txt': `In glossary/ stand files that end in .mdx: ${away}`,
    'map/regions.json': 'map.yaml does not name it as its data: name it there, or delete it.',
    'names.yml': 'Rename it to names.yaml, or delete it.',
    'notes.txt': `Beside the folders stand archive.yaml, references.yaml, permalinks.csv, names.yaml, map.yaml: ${away}`,
    'pages/about/rights.md':
      'In pages/ stand files that end in .mdx. Rename it to pages/about/rights.mdx, or delete it.',
    'pictures/a.png': `The archive has no folder pictures: ${away}`,
    'revisions/0077.mdx':
      'A working copy has the name of its document, such as revisions/0003.mdx: rename it, or delete it.',
  };
  Object.keys(said).forEach(put);
  // Hidden files, those of editors and those for people are let be; so is the working copy of a revision.
  for (const file of ['.DS_Store', '.journal/lock-a', 'README.md', 'captures/README', 'captures/.DS_Store']) put(file);
  for (const file of ['documents/0001.mdx~', 'glossary/#a.mdx#', 'map/README.txt', 'revisions/0001.mdx']) put(file);
  const { issues } = buildArchive(readContent(content));
  assert.deepEqual(
    sortIssues(issues).map(({ code, file, line, message }) => [code, file.slice(content.length + 1), line, message]),
    Object.entries(said).map(([file, remedy]) => ['file-unused', file, 1, `Nothing reads this file. ${remedy}`]),
  );
});

test('a capture is used where a draft, a revision or a document that cannot be read names it', () => {
  const { content, change, read } = copyArchive();
  const bytes = 'Former words.\n';
  for (const name of ['in a draft.txt', 'former.txt', 'free.txt'])
    writeFileSync(join(content, 'captures', name), name === 'former.txt' ? bytes : 'Words.\n');
  mkdirSync(join(content, 'drafts'));
  writeFileSync(join(content, 'drafts/letter.mdx'), '---\ncaptures:\n  - { file: "in a draft.txt", sha256: a }\n');
  change('documents/0001.mdx', '\nsummary:', `\nrevisions:\n  - capture: ${sha256(bytes)}\nsummery:`);
  assert.match(read('documents/0001.mdx'), /file: "?a\.txt/u);
  const unused = buildArchive(readContent(content)).issues.filter(({ code }) => code === 'file-unused');
  assert.deepEqual(
    unused.map(({ file }) => file.slice(content.length + 1)),
    ['captures/free.txt'],
  );
});
