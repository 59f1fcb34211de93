import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { BibLatexParser, parseCSL, parseRIS } from 'biblatex-csl-converter';
import CSL from 'citeproc';
import fc from 'fast-check';
import { buildArchive } from '../../src/archive.ts';
import type { Citation } from '../../src/citation/citation.ts';
import { citationOf } from '../../src/citation/citation.ts';
import { toJsonLd } from '../../src/citation/linked-data.ts';
import { type CslItem, toBibtex, toCsl, toRis } from '../../src/citation/records.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { bibliography } from '../../src/exports/bibliography.ts';
import { readStyles } from '../../src/site/citation-styles.ts';
import { en } from '../../src/words/en.ts';
import { wordsFor } from '../../src/words/words.ts';
import { inferred, stated, tinyCitation, without } from './tiny-citation.ts';

/** Keys that the schema of CSL-JSON allows and that we use. */
const cslKeys = new Set(
  'id type title author container-title publisher issued accessed URL language archive archive_location abstract note'.split(
    ' ',
  ),
);

const { styles, locales } = readStyles();

const archives = ['content', 'tests/fixtures/content'].map((folder) => {
  const { archive } = buildArchive(readContent(folder));
  assert.ok(archive);
  const holder = { ...archive, absolute: (path: string) => archive.settings.address + path.slice(1) };
  return {
    folder,
    words: wordsFor(archive.settings.language),
    citations: archive.documents.map((document) => citationOf(document, holder)),
  };
});

/** The one entry of a BibTeX text, read as Zotero’s add-ons read it. */
function readBibtex(text: string) {
  const { entries, errors } = parseBibtex(text, { sentenceCase: false, verbatimFields: ['url'] });
  assert.deepEqual(errors, []);
  assert.equal(entries.length, 1);
  const [entry] = entries;
  assert.ok(entry);
  return entry;
}

/** The one record of an RIS text. */
function readRis(text: string) {
  const { entries, errors } = parseRIS(text);
  assert.deepEqual(errors, []);
  const [entry, ...more] = Object.values(entries);
  assert.deepEqual(more, []);
  assert.ok(entry);
  return entry;
}

const plain = (value: unknown): string =>
  Array.isArray(value) ? value.map((node) => plain((node as { text?: string }).text ?? node)).join('') : String(value);

/** Lines of an RIS record by their tags. */
const risLines = (text: string) =>
  text
    .split('\r\n')
    .filter(Boolean)
    .map((line) => {
      const match = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line);
      assert.ok(match, line);
      return [match[1], match[2]] as const;
    });

test('biblatex is told no language that it does not know, be it called as what every object has', () => {
  assert.match(toBibtex(tinyCitation({ language: 'uk-UA' }), en), /langid = \{ukrainian\}/u);
  for (const language of ['cy', 'valueOf']) assert.doesNotMatch(toBibtex(tinyCitation({ language }), en), /langid/u);
});

test('BibTeX: every fact is read back, names and titles whole', () => {
  const { type, key, fields } = readBibtex(toBibtex(tinyCitation(), en));
  assert.equal(type, 'online');
  assert.equal(key, 'mill-archive-0001');
  assert.deepEqual(fields, {
    author: [{ name: 'Mill Owners of the River' }],
    title: 'The mill',
    organization: ['The Daily'],
    year: '1901',
    month: '5',
    date: '1901-05-06',
    url: 'https://mill.example/documents/0001/',
    urldate: '2026-01-01',
    langid: 'english',
    library: 'Mill Archive, 0001',
    abstract: 'A letter about a mill.',
    note: 'Original address: https://daily.example/1901/the_mill?page=1&part=2#top',
  });
});

test('RIS: every fact is read back, one record between TY and ER', () => {
  const text = toRis(tinyCitation(), en);
  assert.ok(text.startsWith('TY  - NEWS\r\n') && text.endsWith('\r\nER  - \r\n'));
  assert.deepEqual(Object.fromEntries(risLines(text)), {
    TY: 'NEWS',
    ID: 'mill-archive-0001',
    TI: 'The mill',
    AU: 'Mill Owners of the River',
    T2: 'The Daily',
    PY: '1901',
    DA: '1901/05/06/',
    LA: 'en',
    UR: 'https://mill.example/documents/0001/',
    Y2: '2026/01/01/',
    AB: 'A letter about a mill.',
    DB: 'Mill Archive',
    AN: '0001',
    N1: 'Original address: https://daily.example/1901/the_mill?page=1&part=2#top',
    ER: '',
  });
  const { bib_type, fields } = readRis(text);
  assert.equal(bib_type, 'article-newspaper');
  assert.equal(plain(fields['title']), 'The mill');
  assert.equal(plain(fields['journaltitle']), 'The Daily');
  assert.equal(fields['url'], 'https://mill.example/documents/0001/');
});

test('CSL-JSON: keys of the schema alone, read by a processor and by a converter', () => {
  const item = toCsl(tinyCitation(), en);
  assert.deepEqual(item, {
    id: 'mill-archive-0001',
    type: 'article-newspaper',
    title: 'The mill',
    author: [{ literal: 'Mill Owners of the River' }],
    'container-title': 'The Daily',
    issued: { 'date-parts': [[1901, 5, 6]] },
    accessed: { 'date-parts': [[2026, 1, 1]] },
    URL: 'https://mill.example/documents/0001/',
    language: 'en',
    archive: 'Mill Archive',
    archive_location: '0001',
    abstract: 'A letter about a mill.',
    note: 'Original address: https://daily.example/1901/the_mill?page=1&part=2#top',
  });
  assert.match(
    process(item),
    /Mill Owners of the River.*The mill.*The Daily.*https:\/\/mill\.example\/documents\/0001\//su,
  );
  const converted = Object.values(parseCSL({ [item.id]: item }))[0];
  assert.equal(plain(converted?.fields['title']), 'The mill');
});

/** What citeproc makes of an item of CSL-JSON. */
function process(item: CslItem): string {
  const style = styles.get('apa');
  assert.ok(style);
  const engine = new CSL.Engine(
    { retrieveLocale: (language) => locales.get(language) ?? locales.get('en-US'), retrieveItem: () => item },
    style,
  );
  engine.setOutputFormat('html');
  engine.updateItems([item.id], true);
  const [, entries] = engine.makeBibliography() || [undefined, []];
  return entries.join('');
}

test('every record of both archives is read, and says of address, date and creator the same in all formats', () => {
  for (const { folder, words, citations } of archives) {
    assert.ok(citations.length > 3);
    for (const citation of citations) {
      const name = `${folder} ${citation.number}`;
      const csl = toCsl(citation, words);
      const bibtex = readBibtex(toBibtex(citation, words)).fields as Record<string, unknown>;
      const ris = Object.fromEntries(risLines(toRis(citation, words)));
      readRis(toRis(citation, words));
      assert.deepEqual([csl['URL'], bibtex['url'], ris['UR']], Array(3).fill(citation.address), name);
      const titles = [csl['title'], bibtex['title'], ris['TI']];
      assert.deepEqual(titles, Array(3).fill(citation.title?.value), name);
      const [author] = (csl['author'] as { literal: string }[] | undefined) ?? [];
      const [bibAuthor] = (bibtex['author'] as { name: string }[] | undefined) ?? [];
      assert.deepEqual([author?.literal, bibAuthor?.name, ris['AU']], Array(3).fill(citation.creator?.value), name);
      const [parts] = (csl['issued'] as { 'date-parts'?: number[][] } | undefined)?.['date-parts'] ?? [];
      const day = parts?.map((part) => String(part).padStart(2, '0'));
      assert.equal(bibtex['date'], citation.date?.value, name);
      assert.deepEqual(ris['DA'], day && `${day.join('/')}/`, name);
      assert.deepEqual(bibtex['year'], day?.[0], name);
      assert.ok(
        Object.keys(csl).every((key) => cslKeys.has(key)),
        name,
      );
      assert.ok(process(csl).length > 20, name);
      const inferredFacts = (['title', 'creator', 'publisher', 'date', 'original', 'licence'] as const).filter(
        (fact) => citation[fact]?.inferred,
      );
      for (const note of [csl['note'], bibtex['note'], ris['N1']])
        assert.equal(String(note ?? '').includes(words.notedInferred([])), inferredFacts.length > 0, name);
    }
  }
});

test('the bibliography of an archive holds each document once, in every format', () => {
  for (const { words, citations } of archives) {
    const keys = citations.map(({ key }) => key);
    const bib = bibliography('bib', citations, words);
    assert.deepEqual(
      parseBibtex(bib).entries.map(({ key }) => key),
      keys,
    );
    const { entries, errors } = new BibLatexParser(bib, { processUnexpected: true }).parse();
    assert.equal(Object.keys(entries).length, keys.length);
    assert.deepEqual(errors, []);
    assert.equal(Object.keys(parseRIS(bibliography('ris', citations, words)).entries).length, keys.length);
    const csl = JSON.parse(bibliography('csl.json', citations, words)) as CslItem[];
    assert.deepEqual(
      csl.map(({ id }) => id),
      keys,
    );
  }
});

test('what is unknown is no key', () => {
  const citation = without('title', 'creator', 'publisher', 'date', 'original');
  assert.deepEqual(Object.keys(toCsl(citation, en)), [
    'id',
    'type',
    'accessed',
    'URL',
    'language',
    'archive',
    'archive_location',
    'abstract',
  ]);
  assert.deepEqual(Object.keys(readBibtex(toBibtex(citation, en)).fields), [
    'url',
    'urldate',
    'langid',
    'library',
    'abstract',
  ]);
  assert.deepEqual(
    risLines(toRis(citation, en)).map(([tag]) => tag),
    ['TY', 'ID', 'LA', 'UR', 'Y2', 'AB', 'DB', 'AN', 'ER'],
  );
});

test('what is inferred is given plainly and noted as inferred', () => {
  const citation = tinyCitation({ publisher: inferred('The Daily'), date: inferred('1901') });
  const note = 'Inferred by the archive: publisher, date';
  assert.equal(toCsl(citation, en)['container-title'], 'The Daily');
  assert.ok(String(toCsl(citation, en)['note']).endsWith(note));
  assert.ok(String(readBibtex(toBibtex(citation, en)).fields.note).endsWith(note));
  assert.ok(Object.fromEntries(risLines(toRis(citation, en))).N1?.endsWith(note));
});

test('a licence is noted, and that it is inferred', () => {
  const licence = inferred('https://creativecommons.org/licenses/by-sa/4.0/');
  const note = `Licence: ${licence.value}\nInferred by the archive: licence`;
  const citation = tinyCitation({ licence, rights: licence.value });
  assert.ok(String(toCsl(citation, en)['note']).endsWith(note));
  const { license, comment } = toJsonLd(citation, [], en) as { license: string; comment: { text: string } };
  assert.equal(license, licence.value);
  assert.ok(comment.text.endsWith(note));
});

test('a date that is no calendar day has no year of its own and stands in the note', () => {
  const citation = tinyCitation({ date: stated('1901/..') });
  assert.deepEqual(toCsl(citation, en)['issued'], { literal: '1901 or later' });
  const { fields } = readBibtex(toBibtex(citation, en));
  assert.deepEqual([fields.date, fields.year, fields.month], ['1901/..', undefined, undefined]);
  const ris = Object.fromEntries(risLines(toRis(citation, en)));
  assert.deepEqual([ris.PY, ris.DA], [undefined, undefined]);
  assert.match(ris.N1 ?? '', /Date: 1901 or later/u);
});

test('a revision, a place and a time of day are noted', () => {
  const citation: Citation = tinyCitation({
    place: stated('MOUNTAINTOP'),
    time: '20:43',
    revisions: [{ number: 2, date: '2026-02-01', reason: 'A better capture' }],
  });
  const item = toCsl(citation, en);
  assert.deepEqual(String(item['note']).split('\n').slice(1), [
    'Place: MOUNTAINTOP',
    'Time of publication: 20:43, no time zone known',
    'Revision 2 of 1 February 2026: A better capture',
  ]);
  assert.deepEqual(item['accessed'], { 'date-parts': [[2026, 2, 1]] });
});

test('the record of a document whose words are withdrawn says so first', () => {
  const note = 'Withdrawn on 2 February 2026. Asked by the owner';
  const citation = tinyCitation({ withdrawn: { date: '2026-02-02', reason: 'Asked by the owner.' } });
  assert.equal(String(toCsl(citation, en)['note']).split('\n')[0], note);
  assert.ok(Object.fromEntries(risLines(toRis(citation, en))).N1?.startsWith(`${note}. Original address`));
  assert.ok(readBibtex(toBibtex(citation, en)).fields.note?.startsWith(`${note}. `));
});

test('each kind is what reference managers call it', () => {
  const types = (['primary-text', 'news-report', 'reference-work'] as const).map((kind) => {
    const citation = tinyCitation({ kind });
    return [toCsl(citation, en).type, readBibtex(toBibtex(citation, en)).type, risLines(toRis(citation, en))[0]?.[1]];
  });
  assert.deepEqual(types, [
    ['document', 'misc', 'GEN'],
    ['article-newspaper', 'online', 'NEWS'],
    ['entry-encyclopedia', 'inreference', 'ENCYC'],
  ]);
  const { fields } = readBibtex(toBibtex(tinyCitation({ kind: 'reference-work' }), en));
  assert.equal(fields.booktitle, 'The Daily');
});

const signs = fc
  .array(fc.constantFrom(...`ab Zж«»“”‘’"'{}[]()&%$#_~^\\,.;:!?-–—@=\u00A0`), { minLength: 1, maxLength: 40 })
  .map((letters) => letters.join('').replace(/ +/gu, ' ').trim())
  .filter((text) => /\p{L}/u.test(text));

test('any title, creator and publisher is read back to the letter', () => {
  fc.assert(
    fc.property(signs, signs, (title, creator) => {
      const citation = tinyCitation({ title: stated(title), creator: stated(creator), publisher: stated(title) });
      const lines = Object.fromEntries(risLines(toRis(citation, en)));
      assert.deepEqual([lines.TI, lines.AU, lines.T2], [title, creator, title]);
      const item = JSON.parse(bibliography('csl.json', [citation], en))[0];
      assert.deepEqual([item.title, item.author[0].literal], [title, creator]);
      const written = toBibtex(citation, en);
      assert.equal(written.split('{').length, written.split('}').length, written);
      const { entries, errors } = new BibLatexParser(written, { processUnexpected: true }).parse();
      assert.deepEqual(errors, [], written);
      assert.equal(Object.keys(entries).length, 1);
    }),
    { numRuns: 200 },
  );
});

test('signs of TeX in a title are read back as they are', () => {
  for (const title of [
    '50% of $5 & #1 under_score',
    'braces {in} a title, { and }',
    'tilde ~ caret ^ back\\slash',
    '“Quotes” isn’t',
    'two -- three --- hyphens',
  ])
    assert.equal(readBibtex(toBibtex(tinyCitation({ title: stated(title) }), en)).fields.title, title);
  for (const signs of ["''", '``', ',,', '<<', '>>', '?`', '!`'])
    assert.ok(!toBibtex(tinyCitation({ title: stated(`no ${signs} ligature`) }), en).includes(signs), signs);
  const original = stated('https://daily.example/1901/the--mill');
  assert.equal(readBibtex(toBibtex(tinyCitation({ original }), en)).fields.note, `Original address: ${original.value}`);
});
