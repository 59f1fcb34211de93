import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { editFields } from '../../src/entry/edit.ts';
import { parseEntry, parseYamlEntry } from '../../src/entry/entry.ts';

const schema = z.strictObject({ title: z.string(), parts: z.array(z.strictObject({ size: z.int() })).default([]) });

function parse(text: string) {
  return parseEntry({ file: 'a.mdx', text }, schema);
}

test('a file is split into data and body', () => {
  const { entry } = parse('---\ntitle: Mill\n---\n\nWords.\n');
  assert.deepEqual(entry?.data, { title: 'Mill', parts: [] });
  assert.equal(entry?.body, '\nWords.\n');
  assert.equal(entry?.bodyLine, 4);
});

test('lines may end as on Windows', () => {
  const { entry } = parse('---\r\ntitle: Mill\r\n---\r\nWords.\r\n');
  assert.equal(entry?.data.title, 'Mill');
  assert.equal(entry?.body, 'Words.\r\n');
  assert.equal(entry?.bodyLine, 4);
});

test('spaces after the signs of frontmatter mean nothing', () => {
  const { entry } = parse('--- \t\ntitle: Mill\n--- \nWords.\n');
  assert.deepEqual([entry?.data.title, entry?.body, entry?.bodyLine], ['Mill', 'Words.\n', 4]);
});

test('a file may end with its frontmatter', () => {
  assert.equal(parse('---\ntitle: Mill\n---').entry?.body, '');
});

test('a sign that breaks lines, other than a line feed, ends no line of the frontmatter', () => {
  for (const sign of ['\u2028', '\u2029']) {
    const title = `Mill${sign}---${sign}Weir`;
    const text = `---\ntitle: "${title}"\n---\nWords.\n`;
    const { entry } = parse(text);
    assert.deepEqual([entry?.data.title, entry?.body, entry?.bodyLine], [title, 'Words.\n', 4]);
    const edited = editFields(text, (fields) => fields.set('title', 'Weir'));
    assert.equal(edited, '---\ntitle: "Weir"\n---\nWords.\n');
  }
});

test('a rule in the body ends nothing', () => {
  assert.equal(parse('---\ntitle: Mill\n---\na\n\n---\n\nb\n').entry?.body, 'a\n\n---\n\nb\n');
});

test('every field has its line; one that is not there has the line of the field above it', () => {
  const { entry } = parse('---\ntitle: Mill\nparts:\n  - size: 1\n  - size: 2\n---\n');
  assert.equal(entry?.lineOf('title'), 2);
  assert.equal(entry?.lineOf('parts', 1, 'size'), 5);
  assert.equal(entry?.lineOf('parts', 1, 'weight'), 5);
  assert.equal(entry?.lineOf('parts', 7), 3);
  assert.equal(entry?.lineOf('weight'), 2);
});

test('frontmatter that does not begin the file is none', () => {
  assert.deepEqual(parse('\n---\ntitle: Mill\n---\n').issues, [
    {
      code: 'file-unreadable',
      file: 'a.mdx',
      line: 1,
      message: 'The file does not begin with frontmatter. Begin it with a line “---”, the fields, and a line “---”.',
    },
  ]);
});

for (const [text, message] of [
  [
    '\ufeff---\ntitle: Mill\n---\n',
    'The file begins with a byte order mark, a sign that is not shown. Save the file as UTF-8 without one.',
  ],
  [
    '---\rtitle: Mill\r---\r',
    'The lines of the file end with carriage returns alone. Save it with the line ends of Unix or Windows.',
  ],
] as const) {
  test(`what an editor does not see is named: ${message}`, () => {
    assert.deepEqual(parse(text).issues, [{ code: 'file-unreadable', file: 'a.mdx', line: 1, message }]);
  });
}

test('of frontmatter without a field every field that must be there is named', () => {
  assert.deepEqual(
    parse('---\n# Nothing yet.\n---\n').issues.map(({ line, message }) => [line, message]),
    [[2, 'Field “title” is missing.']],
  );
});

test('a second document in a YAML file is named at its line', () => {
  const { issues } = parseYamlEntry({ file: 'a.yaml', text: 'title: Mill\n---\ntitle: River\n' }, schema);
  assert.deepEqual(
    issues.map(({ line, message }) => [line, message]),
    [[2, 'A line “---” begins a second group of fields here. Take the line out: the file is one group.']],
  );
});

test('every fault of the YAML is reported at its line', () => {
  assert.deepEqual(parse('---\ntitle: a\ntitle: b\ntitle: c\n---\n').issues, [
    {
      code: 'frontmatter-syntax',
      file: 'a.mdx',
      line: 3,
      message: 'This field stands twice. Take one of them out.',
    },
    {
      code: 'frontmatter-syntax',
      file: 'a.mdx',
      line: 4,
      message: 'This field stands twice. Take one of them out.',
    },
  ]);
});

test('an alias of nothing is a fault of the YAML', () => {
  assert.deepEqual(parse('---\nparts: &y []\nother: *y\ntitle: *x\n---\n').issues, [
    {
      code: 'frontmatter-syntax',
      file: 'a.mdx',
      line: 4,
      message:
        'Unresolved alias (the anchor must be set before the alias): x. Mend the YAML at this line or just above it.',
    },
  ]);
});

test('every field that is refused is reported at its line', () => {
  assert.deepEqual(parse('---\ntitle: 7\nparts:\n  - size: "7"\n---\n').issues, [
    {
      code: 'frontmatter-field',
      file: 'a.mdx',
      line: 2,
      message: 'Field “title” is a number, not a text. Put it in quotation marks: "7".',
    },
    {
      code: 'frontmatter-field',
      file: 'a.mdx',
      line: 4,
      message: 'Field “parts.0.size” is a text, not a number. Write it without quotation marks.',
    },
  ]);
});

test('a field without a value is as one that was left out', () => {
  assert.deepEqual(parse('---\ntitle: Mill\nparts:\n---\n').entry?.data, { title: 'Mill', parts: [] });
  assert.equal(parse('---\ntitle:\n---\n').issues[0]?.message, 'Field “title” is missing.');
});

test('a field that nobody knows is reported where it stands', () => {
  assert.deepEqual(parse('---\ntitle: Mill\ncolour: red\n---\n').issues, [
    {
      code: 'frontmatter-field',
      file: 'a.mdx',
      line: 3,
      message: 'There is no field “colour”. The fields there are title, parts.',
    },
  ]);
});

test('a field that is missing is reported at the nearest field above it', () => {
  assert.deepEqual(parse('---\ntitle: Mill\nparts:\n  - {}\n---\n').issues, [
    {
      code: 'frontmatter-field',
      file: 'a.mdx',
      line: 4,
      message: 'Field “parts.0.size” is missing.',
    },
  ]);
});

test('a YAML file is an entry without a body, counted from line 1', () => {
  const { entry } = parseYamlEntry({ file: 'a.yaml', text: '# A remark.\ntitle: Mill\n' }, schema);
  assert.equal(entry?.data.title, 'Mill');
  assert.equal(entry?.body, '');
  assert.equal(entry?.lineOf('title'), 2);
});

test('a control character that no page can hold is named, in a field and in the body', () => {
  const issuesOf = (text: string) => parse(text).issues.map(({ code, line, message }) => `${code} ${line} ${message}`);
  const fault = (place: string, name: string) =>
    `${place} holds the control character ${name}, which is not shown and which a page cannot hold. Take it out.`;
  assert.deepEqual(issuesOf('---\n# Title\ntitle: Mi\u0007ll\n---\nWords\n'), [
    `frontmatter-field 3 ${fault('“Mill”', 'U+0007')}`,
  ]);
  // Escapes of YAML make them too, and halves of characters.
  assert.deepEqual(issuesOf('---\ntitle: "Mi\\x7Fll"\n---\n'), [`frontmatter-field 2 ${fault('“Mill”', 'U+007F')}`]);
  assert.match(issuesOf('---\ntitle: "Mi\\ud801ll"\n---\n').join(), /control character U\+D801/u);
  assert.deepEqual(issuesOf('---\ntitle: Mill\n---\n\nOne\ntwo\u0000\n'), [
    `file-unreadable 6 ${fault('This line', 'U+0000')}`,
  ]);
  assert.deepEqual(issuesOf('---\ntitle: Mi\tll 😀\n---\nOne\t\f\r\ntwo\n'), []);
});
