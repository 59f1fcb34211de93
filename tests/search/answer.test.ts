import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerQuestion, type Engine, type EnginePage, findForm } from '../../src/search/answer.ts';

/** A page of passages p1, p2, … */
function makePage(url: string, kind: string, ...texts: string[]): EnginePage {
  const words: string[] = [];
  const passages = texts.map((text, index) => {
    const start = words.length;
    words.push(...text.split(' '));
    return { id: `p${index + 1}`, start };
  });
  return { url, title: url, kind, source: '', words, passages };
}

/** Proposes every page in which a word begins like a word of the question, as an engine that stems does. */
function engineOf(...pages: EnginePage[]): Engine {
  const propose = async (question: string) => {
    const wanted = question.toLowerCase().split(' ');
    return pages.flatMap((page) => {
      const found = [...page.words.keys()].filter((offset) =>
        wanted.some((word) => page.words[offset]?.toLowerCase().startsWith(word)),
      );
      return found.length > 0 ? [{ page, found }] : [];
    });
  };
  return { propose };
}

async function ask(units: [typed: string, ...others: string[]][], ...pages: EnginePage[]) {
  const asked = units.map(([typed, ...others]) => ({ typed, others, choices: [] }));
  const { documents, terms } = await answerQuestion(asked, engineOf(...pages));
  const shape = ({ page, hits }: (typeof documents)[number]) => [
    page.url,
    ...hits.map(({ id, runs }) => `${id} ${runs.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(' ')}`),
  ];
  return { documents: documents.map(shape), terms: terms.map(shape) };
}

test('a passage answers with the words found marked', async () => {
  const { documents } = await ask([['mill']], makePage('/a/', 'document', 'the river', 'the mills stand'));
  assert.deepEqual(documents, [['/a/', 'p2 the [mills] stand']]);
});

test('a form that the glossary adds counts only as it stands', async () => {
  const { documents } = await ask([['млин', 'mill']], makePage('/a/', 'document', 'the mills', 'the Mill, old'));
  assert.deepEqual(documents, [['/a/', 'p2 the [Mill,] old']]);
});

test('a form of several words counts only where they stand together', async () => {
  const { documents } = await ask([['salt mill']], makePage('/a/', 'document', 'salt for a mill', 'the salt mill'));
  assert.deepEqual(documents, [['/a/', 'p2 the [salt mill]']]);
});

test('a page answers when it holds every unit', async () => {
  const { documents } = await ask(
    [['mill'], ['river']],
    makePage('/a/', 'document', 'a mill'),
    makePage('/b/', 'document', 'a mill', 'a river'),
  );
  assert.deepEqual(documents, [['/b/', 'p1 a [mill]', 'p2 a [river]']]);
});

test('the page with most passages stands first, equal ones by address', async () => {
  const { documents } = await ask(
    [['mill']],
    makePage('/c/', 'document', 'mill'),
    makePage('/b/', 'document', 'mill', 'mill'),
    makePage('/a/', 'document', 'mill'),
  );
  assert.deepEqual(
    documents.map(([url]) => url),
    ['/b/', '/a/', '/c/'],
  );
});

test('terms stand apart from documents, other pages do not answer', async () => {
  const { documents, terms } = await ask([['mill']], makePage('/t/', 'term', 'mill'), makePage('/about/', '', 'mill'));
  assert.deepEqual(documents, []);
  assert.deepEqual(
    terms.map(([url]) => url),
    ['/t/'],
  );
});

test('a question without a unit finds nothing', async () => {
  assert.deepEqual(await ask([], makePage('/a/', 'document', 'mill')), { documents: [], terms: [] });
});

test('a form is found in any letter case, between signs and before a possessive s', () => {
  assert.deepEqual(findForm(['“MILL”,', 'the', 'mill’s'], 'mill'), [0, 2]);
});

test('a form is found in a part of a joined word, not inside a word', () => {
  assert.deepEqual(findForm(['Mill–River', 'windmill', 'mills'], 'river'), [0]);
  assert.deepEqual(findForm(['windmill', 'mills'], 'mill'), []);
});

test('a form of several words is found only where the words are set apart as in it', () => {
  assert.deepEqual(findForm(['salt-sea', 'mill'], 'salt mill'), []);
  assert.deepEqual(findForm(['salt', 'mill'], 'salt mill'), [0, 1]);
});

test('accents count in a form', () => {
  assert.deepEqual(findForm(['cafe\u0301'], 'cafe'), []);
});

test('a form that is the first part of a word is found there', () => {
  assert.deepEqual(findForm(['Republic–River', 'x'], 'Republic'), [0]);
  assert.deepEqual(findForm(["Mill's"], 'Mill'), [0]);
});

test('a word of up to three letters counts only whole', async () => {
  const page = makePage('/a/', 'document', 'the United', 'a UN charter');
  assert.deepEqual((await ask([['un']], page)).documents, [['/a/', 'p2 a [UN] charter']]);
  assert.deepEqual((await ask([['unit']], page)).documents, [['/a/', 'p1 the [United]']]);
});
