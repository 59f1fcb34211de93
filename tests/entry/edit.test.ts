import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editBody, editFields, removeFields, replaceNames } from '../../src/entry/edit.ts';

const file = `---
# A comment.
title: "Mill" # another
terms: [mill, river]
accounts:
  - of: 0001#p4
    from: The mill
    to: river
    says: it
  - { of: "0001#p5", says: it, from: "The mill" }
---

The mill stands. <Source of="mill" />
`;

test('names are replaced where they stand in the fields, letter for letter, and nowhere else', () => {
  assert.equal(
    replaceNames(file, (path, value) => (path === 'terms.*' && value === 'mill' ? 'salt-mill' : undefined)),
    file.replace('[mill,', '[salt-mill,'),
  );
  const paths: string[] = [];
  replaceNames(file, (path) => {
    paths.push(path);
    return undefined;
  });
  assert.deepEqual(
    [...new Set(paths)],
    ['title', 'terms.*', 'accounts.*.of', 'accounts.*.from', 'accounts.*.to', 'accounts.*.says'],
  );
});

test('fields are taken out where they stand, in lines and in braces', () => {
  assert.equal(
    removeFields(file, (map, name) => ['from', 'to'].includes(name) && (map as { says?: string }).says === 'it'),
    file.replace('    from: The mill\n    to: river\n', '').replace(', from: "The mill"', ''),
  );
});

test('the last fields of a map are taken out with what is between them', () => {
  assert.equal(
    removeFields('a:\n  b: 1\n  from: 2\n  to: 3\nc: 4\n', (_, name) => ['from', 'to'].includes(name)),
    'a:\n  b: 1\nc: 4\n',
  );
});

test('fields and body are changed apart, and comments stay', () => {
  assert.equal(
    editFields(file, (fields) => fields.set('title', 'Mills')),
    file.replace('"Mill"', '"Mills"'),
  );
  assert.equal(
    editBody(file, (body) => body.toUpperCase()),
    file.replace(/\nThe mill stands.*\n$/u, (body) => body.toUpperCase()),
  );
});

test('around an edited field every field stays letter for letter', () => {
  const text = `---
# Above.
captions: [p3,  p4]   # in brackets

list:
- {a: 1}
-   b: 'two'

  # Inside.
# Above the notes.
notes:
  - { passage: p1, text: "One" }
  - { passage: p2, text: Two }

# Above the last.
long: >-
  Folded
  text.
last:   [ ]
---

The body.
`;
  const second = '  - { passage: p2, text: Two }\n';
  assert.equal(
    editFields(text, (fields) => fields.deleteIn(['notes', 1])),
    text.replace(second, ''),
  );
  assert.equal(
    editFields(text, (fields) => fields.set('revisions', fields.createNode([{ date: 'today' }]))),
    text.replace('last:   [ ]\n', 'last:   [ ]\nrevisions:\n  - date: today\n'),
  );
  assert.equal(
    editFields(text, (fields) => fields.delete('long')),
    text.replace('\n# Above the last.\nlong: >-\n  Folded\n  text.\n', ''),
  );
  assert.equal(
    editFields(text, () => {}),
    text,
  );
});
