import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IssueCode } from '../../src/issue.ts';
import { firstSentence, quotesIn, referencesIn } from '../../src/statement/read-body.ts';
import { quoteWords } from '../../src/statement/selection.ts';
import { checkStatements, isReadable } from '../../src/statement/statement.ts';

const passages = new Map([['0001#p4', 'The old mill is a mill of salt.']]);
const backing = { passages, references: new Set(['mill-book']) };
const source = '<Source of="mill-book" />';

function check(body: string, slantedWords: string[] = []) {
  return checkStatements({ file: 'a.mdx', body, bodyLine: 10 }, backing, { slantedWords, language: 'en' });
}

function issue(code: IssueCode, line: number, message: string) {
  return { code, file: 'a.mdx', line, message };
}

function unbacked(line: number, sentence: string) {
  return issue(
    'statement-unbacked',
    line,
    `“${sentence}” has no source mark. Put <Source of="…" /> after it, with a passage or a reference.`,
  );
}

function slanted(line: number, word: string) {
  return issue(
    'statement-slanted',
    line,
    `“${word}” takes sides and stands here in the archive’s own words. Say it plainly, or quote the source that says it.`,
  );
}

test('a sentence with a source mark after it is backed', () => {
  assert.deepEqual(check(`The mill is old. ${source} It mills salt. <Source of="0001#p4" />`), []);
});

test('a source mark may stand before the full stop', () => {
  assert.deepEqual(check(`The mill is old ${source}.`), []);
});

test('a quotation backs its sentence', () => {
  assert.deepEqual(check('It is called <Quote of="0001#p4" from="The old" to="mill" />.'), []);
});

test('each sentence needs a mark of its own', () => {
  assert.deepEqual(check(`The mill is old. It mills salt. ${source}`), [unbacked(10, 'The mill is old.')]);
});

test('a sentence that begins in a later line is reported there', () => {
  assert.deepEqual(check(`\nThe mill is old. ${source}\nIt mills salt.\n`), [unbacked(12, 'It mills salt.')]);
});

test('a sentence that goes on in the next line needs one mark', () => {
  assert.deepEqual(check(`The mill\nis old. ${source}`), []);
});

test('lines are counted on after a sentence of two lines', () => {
  assert.deepEqual(check(`The mill\nis old. ${source}\nIt mills\nwicked salt.`, ['wicked']), [
    unbacked(12, 'It mills wicked salt.'),
    slanted(13, 'wicked'),
  ]);
});

test('a mark in another paragraph backs nothing here', () => {
  assert.deepEqual(check(`The mill is old.\n\n${source} It mills salt. ${source}`), [unbacked(10, 'The mill is old.')]);
});

test('a sentence that follows a mark without a space needs a mark of its own', () => {
  assert.deepEqual(check(`One thing.${source}Two things. Three.${source}`), [unbacked(10, 'Two things.')]);
});

test('a heading needs no mark, but must not take sides', () => {
  assert.deepEqual(check(`# The old mill\n\nIt mills salt. ${source}`), []);
  assert.deepEqual(check('# The wicked mill', ['wicked']), [slanted(10, 'wicked')]);
});

test('a heading that ends as a sentence does needs a mark, as any statement', () => {
  const message =
    'The heading “The mill burned in 1901.” ends as a sentence does and has no source mark. A heading names what follows and states nothing: take its last sign out, or make it a sentence below with <Source of="…" />.';
  assert.deepEqual(check(`A mill. ${source}\n\n## The mill burned in 1901.`), [
    issue('statement-unbacked', 12, message),
  ]);
  assert.deepEqual(check(`## The mill burned in 1901. ${source}`), []);
  assert.deepEqual(check('## Who built the mill?'), []);
});

test('a source mark names a passage or a reference that exists', () => {
  assert.deepEqual(check('The mill is old. <Source of="sea-book" />'), [
    issue(
      'name-unknown',
      10,
      '<Source of="sea-book" /> names no passage and no reference. Name a passage such as 0001#p4, or a reference of content/references.yaml.',
    ),
  ]);
});

test('a quotation must stand in its passage', () => {
  assert.deepEqual(check('It is <Quote of="0001#p4" from="new" />.'), [
    issue(
      'quotation-words',
      10,
      '“new” does not stand once in passage 0001#p4. Give words that stand there once, to the letter.',
    ),
  ]);
});

test('marks that stand alone on a line are checked too', () => {
  assert.deepEqual(check('<Quote of="0009#p1" />'), [
    issue('quotation-words', 10, 'There is no passage 0009#p1. Name a document and a passage, such as 0001#p4.'),
  ]);
  assert.deepEqual(check('<Source of="nowhere" />'), [
    issue(
      'name-unknown',
      10,
      '<Source of="nowhere" /> names no passage and no reference. Name a passage such as 0001#p4, or a reference of content/references.yaml.',
    ),
  ]);
});

const quoteWithMore = '<Quote> with more than values in quotation marks';

for (const [what, body, name] of [
  ['An expression', '{"wicked"}', 'an expression in braces'],
  ['An expression in a line', `A {"wicked"} mill. ${source}`, 'an expression in braces'],
  ['A code block', '```\nwicked\n```', 'a code block'],
  ['An image', `![wicked](mill.png) A mill. ${source}`, 'an image'],
  ['A link with a title', `A [mill](https://mill.example/ "wicked"). ${source}`, 'a link with a title'],
  ['A line that begins with export', 'export const a = 1', 'a line that begins with import or export'],
  ['A tag', `<b>wicked</b> mill. ${source}`, '<b>'],
  ['A quotation of words worked out', 'A mill <Quote of="0001#p4" from={"wicked"} />.', quoteWithMore],
  ['A quotation with more attributes worked out', 'A mill <Quote of="0001#p4" {...wicked} />.', quoteWithMore],
  ['A quotation around typed words', 'A mill <Quote of="0001#p4">wicked</Quote>.', quoteWithMore],
] as const) {
  test(`${what} is refused`, () => {
    assert.deepEqual(check(body, ['wicked']), [
      issue(
        'statement-markup',
        10,
        `A text of the archive holds ${name}, which the checks cannot read. Write plain Markdown with Source and Quote.`,
      ),
    ]);
  });
}

test('quotation marks must not be typed', () => {
  assert.deepEqual(check(`The "mill. ${source}`), [
    issue(
      'quotation-typed',
      10,
      'A quotation mark (") is typed here. Quote with <Quote of="…" from="…" />, so that the words are the source’s.',
    ),
  ]);
});

test('a block quotation must not be typed, wherever it stands', () => {
  const message =
    'A block quotation stands here. Take its signs > away and quote with <Quote of="…" from="…" />, so that the words are the source’s.';
  for (const body of [`> The old mill. ${source}`, `- > The old mill. ${source}`, '> <Quote of="0001#p4" />'])
    assert.deepEqual(check(body), [issue('quotation-typed', 10, message)], body);
  assert.deepEqual(check(`A mill. ${source}\n\n> The old\n> mill. ${source}`), [issue('quotation-typed', 12, message)]);
});

test('words must not be typed as code in a text of statements', () => {
  assert.deepEqual(check(`It is\nthe \`old mill\`. ${source}`), [
    issue(
      'quotation-typed',
      11,
      'Words are typed here as code (`old mill`), which pages about the archive alone may hold. Write them plainly, or quote with <Quote of="…" from="…" />, so that the words are the source’s.',
    ),
  ]);
});

test('single quotation marks must not be typed, an apostrophe may', () => {
  for (const words of [
    ...['The archive’s mill', 'The members’ mill', 'THE MEMBERS’ MILL', 'У Сан-Хосе́’ї'],
    ...["The archive's mill", "The members' mill", "The Rus' of Luhans'k", "The mills of the '80s"],
  ])
    assert.deepEqual(check(`${words}. ${source}`), [], words);
  for (const [words, signs] of [
    ['The ‘mill’', '‘’'],
    ['The ‘mills’', '‘'],
    ['The ’mill’', '’’'],
    ['The ’mills’', '’'],
    ['The mill’', '’'],
    ['The mills’ ’', '’'],
    ["The 'mill'", "'"],
    ["The 'mills', old ones", "'"],
    ['The ‹mill›', '‹›'],
    ['The ‚mill‛', '‚‛'],
    ['The ‟mill', '‟'],
  ] as const)
    assert.deepEqual(
      check(`${words}. ${source}`),
      [...signs].map((sign) =>
        issue(
          'quotation-typed',
          10,
          `A quotation mark (${sign}) is typed here. Quote with <Quote of="…" from="…" />, so that the words are the source’s.`,
        ),
      ),
      words,
    );
});

test('a statement may be emphasized, linked, broken, and stand in a list', () => {
  const body = `# A *mill*\n\n- The *old* **mill** at [its place](https://mill.example/)\\\nby the river. ${source}`;
  assert.deepEqual(check(body), []);
});

test('a text is readable where the checks can read all of it', () => {
  assert.equal(isReadable(`The *old* mill. ${source}`), true);
  for (const body of ['The {old} mill.', 'The <b>old</b> mill.', 'The {old'])
    assert.equal(isReadable(body), false, body);
});

test('a word that takes sides is refused in any letter case', () => {
  assert.deepEqual(check(`Wicked mill. ${source}`, ['wicked']), [slanted(10, 'Wicked')]);
});

test('a word that takes sides is found with any kind of hyphen in it', () => {
  for (const hyphen of ['-', '\u2010', '\u2011', '\u2013', '\ufe63'])
    assert.deepEqual(check(`A so${hyphen}called mill. ${source}`, ['so-called']), [slanted(10, `so${hyphen}called`)]);
});

test('a word that takes sides is found with accents or signs that are not seen in it', () => {
  for (const word of ['shame\u00adful', 'shame\u0301ful', 'sham\u00e9ful', 'shame\u200bful', 'Shame\u2060ful\u0301'])
    assert.deepEqual(check(`A ${word} mill. ${source}`, ['shameful']), [slanted(10, word)], word);
  assert.deepEqual(check(`A shameful\u200bmill. ${source}`, ['shameful']), [slanted(10, 'shameful')]);
  assert.deepEqual(check(`Вони зра\u0301дники. ${source}`, ['зрадники']), [slanted(10, 'зра\u0301дники')]);
  assert.deepEqual(check(`A mill. ${source}\nA re\u0301gime. ${source}`, ['régime']), [slanted(11, 're\u0301gime')]);
});

test('signs that are not seen make no other word one that takes sides, nor does another Cyrillic letter', () => {
  assert.deepEqual(check(`It is shame\u00adful and un\u00adshame. ${source}`, ['shame']), []);
  assert.deepEqual(check(`Герой. ${source}\nГеро\u0438\u0306. ${source}`, ['герои']), []);
});

test('a line break keeps words apart', () => {
  assert.deepEqual(check(`very\\\nwicked ${source}`, ['wicked']), [slanted(11, 'wicked')]);
});

test('a word that takes sides is a whole word', () => {
  assert.deepEqual(check(`The mills. ${source}`, ['mill', 's.']), []);
});

test('a word that takes sides may be quoted', () => {
  assert.deepEqual(check('It is <Quote of="0001#p4" from="old" />.', ['old']), []);
});

test('a body that is no MDX is reported at its line', () => {
  assert.deepEqual(check('a\n\n{'), [
    issue(
      'file-unreadable',
      12,
      'The body cannot be read as MDX: Unexpected end of file in expression, expected a corresponding closing brace for `{`. Mend the MDX at this line or above it.',
    ),
  ]);
});

test('a quotation without words is the whole passage', () => {
  assert.deepEqual(quoteWords({ of: '0001#p4' }, { passages }), { words: 'The old mill is a mill of salt.' });
});

test('a quotation goes from words to words', () => {
  assert.deepEqual(quoteWords({ of: '0001#p4', from: 'old' }, { passages }), { words: 'old' });
  assert.deepEqual(quoteWords({ of: '0001#p4', from: 'old', to: 'mill' }, { passages }), { words: 'old mill' });
});

test('a quotation of a withdrawn passage says that it is withdrawn, whichever words it selects', () => {
  const withdrawal = { date: '2026-01-02', reason: 'By request.', digest: 'a'.repeat(64) };
  const quotable = { passages: new Map<string, string>(), withdrawn: new Map([['0001#p4', withdrawal]]) };
  assert.deepEqual(quoteWords({ of: '0001#p4' }, quotable), { withdrawal });
  assert.deepEqual(quoteWords({ of: '0001#p4', from: 'old', to: 'mill' }, quotable), { withdrawal });
});

test('the first sentence of a text is plain, with what it quotes in quotation marks', () => {
  const body = `# A mill\n\nIt is <Quote of="0001#p4" from="The old" to="mill" />, ${source} by *name*. It mills. ${source}`;
  assert.equal(firstSentence(body, { passages }, 'en'), 'It is “The old mill”, by name.');
  const withdrawn = new Map([['0001#p4', { date: '2026-01-02', reason: 'By request.', digest: '' }]]);
  assert.equal(firstSentence(body, { passages, withdrawn }, 'en'), 'It is […], by name.');
  assert.equal(firstSentence('# A mill\n', { passages }, 'en'), '');
  const marks = `The mill is old ${source} <Source of="0001#p4" />, they say.`;
  assert.equal(firstSentence(marks, { passages }, 'en'), 'The mill is old, they say.');
  const inBrackets = 'It is known (<Quote of="0001#p4" from="old" />-fashioned, <Quote of="0001#p4" from="salt" />).';
  assert.equal(firstSentence(inBrackets, { passages }, 'en'), 'It is known (“old”-fashioned, “salt”).');
});

test('each quotation of a body is told with its place', () => {
  const quote = '<Quote of="0001#p4" from="old" />';
  const body = `# A mill\n\n- It is ${quote}. ${source}\n`;
  const start = body.indexOf(quote);
  assert.deepEqual(quotesIn(body), [
    { selection: { of: '0001#p4', from: 'old', to: undefined }, start, end: start + quote.length },
  ]);
  assert.deepEqual(quotesIn('A {'), []);
});

test('a quotation of what is not there says so', () => {
  assert.deepEqual(quoteWords({ of: '0001#p9' }, { passages }), {
    problem: 'There is no passage 0001#p9. Name a document and a passage, such as 0001#p4.',
  });
  assert.deepEqual(quoteWords({ of: '0001#p4', from: 'mill' }, { passages }), {
    problem: '“mill” does not stand once in passage 0001#p4. Give words that stand there once, to the letter.',
  });
  assert.equal(
    'problem' in quoteWords({ of: '0002#p1', from: 'oo' }, { passages: new Map([['0002#p1', 'Ooooh']]) }),
    true,
  );
  assert.deepEqual(quoteWords({ of: '0001#p4', from: 'salt', to: 'old' }, { passages }), {
    problem: '“old” does not follow “salt” in passage 0001#p4. Give words that do, to the letter.',
  });
});

test('the end of a quotation is sought after its beginning', () => {
  assert.deepEqual(quoteWords({ of: '0001#p4', from: 'old mill', to: 'mill' }, { passages }), {
    words: 'old mill is a mill',
  });
});

test('a quotation with an end needs a beginning', () => {
  assert.deepEqual(quoteWords({ of: '0001#p4', to: 'mill' }, { passages }), {
    problem: '“mill” is given as the end of a quotation without a beginning. Give from as well.',
  });
});

test('the references of a body are named once, in order', () => {
  const body = `${source}\n\n- A mill. <Source\n  of='a-book' /> <Source of="0001#p4" /> ${source}`;
  assert.deepEqual(referencesIn(body), ['mill-book', 'a-book']);
  assert.deepEqual(referencesIn('A {'), []);
});
