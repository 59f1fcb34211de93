import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { draftSchema } from '../../src/accession/draft.ts';
import { accountSchema } from '../../src/account/account.ts';
import { parseYamlEntry } from '../../src/entry/entry.ts';
import { termSchema } from '../../src/glossary/term.ts';
import { provenanceSchema } from '../../src/provenance/provenance.ts';

/** What is said of a YAML text, with the line before each sentence. */
function said(yaml: string, schema: z.ZodType): string[] {
  const { issues } = parseYamlEntry({ file: 'a.yaml', text: yaml }, schema);
  return issues.map(({ line, message }) => `${line} ${message}`);
}

const schema = z.strictObject({
  day: z.iso.date().optional().describe('The day.'),
  address: z.url().optional(),
  count: z.int().min(1).optional(),
  names: z.array(z.string().min(1)).min(2).optional().describe('Names'),
  inner: z.strictObject({ deep: z.boolean() }).optional(),
});

test('a value of another kind is said to be that, with how it is written', () => {
  assert.deepEqual(said('count: "3"\nnames: both\ninner: yes\n', schema), [
    '1 Field “count” is a text, not a number. Write it without quotation marks.',
    '2 Field “names” is a text, not a list. Begin each entry with “- ”. What belongs there: Names.',
    '3 Field “inner” is a text, not a group of fields. Write its fields below it, two spaces further in. Its fields are deep.',
  ]);
  assert.deepEqual(said('count: many\ninner: { deep: "yes" }\n', schema), [
    '1 Field “count” is a text, not a number. Write a number.',
    '2 Field “inner.deep” is a text, not true or false. Write it without quotation marks.',
  ]);
  assert.deepEqual(said('count: ""\nnames: { a: b }\n', schema), [
    '1 Field “count” is a text, not a number. Write a number.',
    '2 Field “names” is a group of fields, not a list. Begin each entry with “- ”. What belongs there: Names.',
  ]);
  assert.deepEqual(said('names:\n  - 7\n  - true\n', schema), [
    '2 Field “names.0” is a number, not a text. Put it in quotation marks: "7".',
    '3 Field “names.1” is true or false, not a text. Put it in quotation marks: "true".',
  ]);
});

test('a value that is empty, too small or of another form is quoted', () => {
  assert.deepEqual(said('day: 6 May\naddress: mill\ncount: 0\nnames: [""]\ninner:\n  deep:\n', schema), [
    '1 Field “day” is “6 May”. Write a day as "2022-02-23". What belongs there: The day.',
    '2 Field “address” is “mill”. Write a whole address, such as https://example.org/page.',
    '3 Field “count” is “0”. It begins with 1.',
    '4 Field “names.0” is empty.',
    '4 Field “names” needs 2 entries or more. What belongs there: Names.',
    '6 Field “inner.deep” is missing.',
  ]);
  assert.deepEqual(said('names: [~]\n', z.strictObject({ names: z.array(z.string()) })), [
    '1 Field “names.0” is empty.',
  ]);
  assert.deepEqual(said('names: []\n', z.strictObject({ names: z.array(z.string()).min(1) })), [
    '1 Field “names” needs 1 entry or more.',
  ]);
});

test('each field that nobody knows is named at its own line, with those that there are', () => {
  assert.deepEqual(said('a: 1\nb: 2\ninner:\n  deep: true\n  wide: true\n', schema), [
    '5 There is no field “wide” in “inner”. The fields there are deep.',
    '1 There is no field “a”. The fields there are day, address, count, names, inner.',
    '2 There is no field “b”. The fields there are day, address, count, names, inner.',
  ]);
});

test('of a statement, the fields are those of its status', () => {
  const nothing = 'status: unknown, ground: Not there.';
  const others = ['creator', 'publisher', 'place', 'originalAddress', 'licence', 'captured'];
  const rest = others.map((field) => `${field}: { ${nothing} }\n`).join('');
  assert.deepEqual(
    said(`title: { status: stated, value: A }\ndate: { ${nothing}, value: A }\n${rest}`, provenanceSchema),
    [
      '1 Field “title.evidence” is missing. What belongs there: Where the capture states it: a text is these words, a date is what they read as. Its fields are line, words.',
      '2 There is no field “value” in “date”. The fields there are status, ground, sources.',
    ],
  );
  assert.deepEqual(said(`title: { status: known }\ndate: { ${nothing} }\n${rest}`, provenanceSchema), [
    '1 Field “title.status” is “known”. Write one of stated, inferred, unknown.',
  ]);
});

test('a rule on several fields is said as it is', () => {
  assert.deepEqual(said('of: "0001#p4"\nfrom: words\nsays: it\nvoice: reports\n', accountSchema), [
    '1 The frontmatter: words that report others say whom (reporting), and words in the own voice do not.',
  ]);
});

test('choices are listed, in any file', () => {
  assert.deepEqual(said('title: A\ntype: city\n', termSchema), [
    '2 Field “type” is “city”. Write one of person, body, place, instrument, speech, event, concept. What belongs there: What the term is.',
  ]);
  assert.ok(
    said('kind: letter\n', draftSchema)[0]?.startsWith('1 Field “kind” is “letter”. Write one of primary-text,'),
  );
});

for (const [yaml, sentence] of [
  [
    'day: A letter: to a miller\n',
    '1 A colon with a space after it begins another field. Put the value of this line in quotation marks.',
  ],
  ['inner:\n\tdeep: true\n', '2 A tab stands at the beginning of this line. Indent with spaces.'],
  ['day: "6 May\n', '2 A quotation mark or bracket is opened and not closed. Close it, in this line or above it.'],
  [
    'names: [a\ncount: 1\n',
    '2 A quotation mark or bracket is opened and not closed. Close it, in this line or above it.',
  ],
  ...(['count: 1\nday 6 May\n', 'count: 1\nday 6 May\ninner:\n  deep: true\n'] as const).map(
    (yaml) =>
      [
        yaml,
        '2 No field begins in this line. Write its name, a colon, a space and its value; what belongs to the line above stands further in than the name of its field.',
      ] as const,
  ),
  ['day: @mill\n', '1 The value begins with a sign that has a meaning in YAML. Put it in quotation marks.'],
] as const)
  test(`a common fault of YAML is said with its remedy: ${JSON.stringify(yaml)}`, () => {
    assert.equal(said(yaml, schema)[0], sentence);
  });
