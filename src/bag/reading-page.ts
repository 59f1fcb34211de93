/** Pages to read the bag by: plain HTML without scripts, whose links lead from file to file. */

import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Child } from 'hastscript';
import { h } from 'hastscript';
import { type Revision, revisionsOf } from '../document/revision.ts';
import { shownTitle } from '../exports/shown-title.ts';
import { sourceLine } from '../exports/source-line.ts';
import { mentioningDocuments } from '../glossary/backlinks.ts';
import { inLanguage } from '../html.ts';
import { endOfMoves } from '../permalink/ledger.ts';
import { documentPath, glossaryPath, madeFilesOf, placeUnder } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { formatDate } from '../provenance/date.ts';
import { knownValue, provenanceFields, type Statement, timeOf } from '../provenance/provenance.ts';
import { rightsName } from '../provenance/rights.ts';
import type { BagSource } from './payload.ts';

/** The stylesheet of the pages. */
export const readingStyle = `:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
dt { margin-top: 0.75rem; font-weight: bold; }
dd { margin: 0; }
table { border-collapse: collapse; }
td, th { padding: 0.25rem 0.5rem; border: 1px solid; text-align: start; vertical-align: top; }
.number::before { content: "\\00b6\\00a0" attr(data-number); font-size: 0.75em; padding-inline-end: 0.5em; }
.own { font-family: system-ui, sans-serif; font-size: 0.9375em; }
section a { color: inherit; text-decoration-style: dotted; }
.wide { overflow-x: auto; }
`;

/** The first page: what the folder holds, and every document. */
export function writeIndexPage(source: BagSource): string {
  const { archive, words, absolute } = source;
  const { settings } = archive;
  return page(source, '', settings.name, [
    h('h1', settings.name),
    h('p', settings.description),
    h('p', words.footer(settings.name, formatDate(settings.released, settings.language, words))),
    h('p', h('a', { href: absolute('/') }, absolute('/'))),
    h('p', words.bagIntro),
    h('h2', words.documents),
    h(
      'ul',
      archive.documents.map((document) =>
        h('li', [
          h('a', { href: folderOf(document.id) }, document.id),
          ' ',
          h('cite', { lang: document.description.language }, shownTitle(document, words)),
          `. ${sourceLine(document, settings.language, words)}.`,
        ]),
      ),
    ),
    h('h2', words.files),
    h('ul', [
      h('li', h('a', { href: 'glossary.html' }, words.glossary)),
      ...(archive.events.length > 0 ? [h('li', h('a', { href: 'events.html' }, words.events))] : []),
      h('li', [
        h('a', { href: 'catalogue.json' }, words.exportFile('catalogue')),
        `. ${words.exportMeaning('catalogue')}`,
      ]),
      h('li', [h('a', { href: 'catalogue.csv' }, words.exportFile('table')), `. ${words.exportMeaning('table')}`]),
      h('li', [h('a', { href: 'rights.txt' }, words.rights), ' (rights.txt)']),
      h('li', ['content/. ', words.bagParts.content]),
      h('li', ['content-format/. ', words.bagParts.format]),
    ]),
    h('p', words.bagParts.checks),
    h('p', words.bagParts.withheld),
  ]);
}

/** A document: its words, what is known of it and how, its files. @param shown paths of the files below `content/` */
export function writeDocumentPage(document: PreparedDocument, source: BagSource, shown: ReadonlySet<string>): string {
  const { words, absolute } = source;
  const { id, description, blocks } = document;
  const { language } = description;
  return page(source, '../../', `${words.documentNumber(id)}: ${shownTitle(document, words)}`, [
    h('h1', words.documentNumber(id)),
    h('p', description.summary),
    h('p', h('a', { href: absolute(documentPath(id)) }, absolute(documentPath(id)))),
    h(
      'section',
      { ...inLanguage(language), ariaLabel: words.transcription },
      blocks.map(
        ({ html, givenUp }): ElementContent =>
          givenUp === undefined
            ? { type: 'raw', value: relinked(html, source.base) }
            : writeNotice(document, givenUp, source),
      ),
    ),
    ...writeNotes(document, source),
    h('h2', words.howWeKnow),
    writeProvenance(document, source, shown),
    h('h2', words.revisions),
    h(
      'ol',
      { className: ['own'] },
      revisionsOf(document).map((revision) => writeRevision(revision, source, language)),
    ),
    h('h2', words.files),
    h(
      'ul',
      madeFilesOf(document).map((name) => h('li', [h('a', { href: name }, name), `. ${words.fileName(name)}`])),
    ),
  ]);
}

function writeNotes({ description }: PreparedDocument, { archive, words }: BagSource): ElementContent[] {
  const { notes, language } = description;
  if (notes.length === 0) return [];
  const items = notes.map(({ passage, words: anchor, lines, text, sources }) =>
    h('li', [
      passage === undefined
        ? `${words.noteOnLines(lines ?? '')}: `
        : h('a', { href: `#${passage}` }, `¶ ${passage.slice(1)}`),
      ...(anchor === undefined ? [] : [' ', h('q', { lang: language }, anchor)]),
      ` ${text}`,
      ...sources.flatMap((work) => {
        const reference = archive.references.get(work);
        return reference ? [' [', h('a', { href: reference.address }, reference.body), ']'] : [];
      }),
    ]),
  );
  return [h('h2', words.notes), h('ul', { className: ['own'] }, items)];
}

/** What is known of a document and how, its rights and its captures. */
function writeProvenance(
  { description }: PreparedDocument,
  source: BagSource,
  shown: ReadonlySet<string>,
): ElementContent {
  const { archive, words } = source;
  const { rights, captures, provenance, language, accession } = description;
  const fact = (label: string, ...parts: readonly Child[]) => [h('dt', label), ...parts.map((part) => h('dd', part))];
  const captureOf = (file: string) =>
    shown.has(`content/captures/${file}`)
      ? h('a', { href: `../../content/captures/${file.split('/').map(encodeURIComponent).join('/')}` }, file)
      : file;
  return h('dl', { className: ['own'] }, [
    ...provenanceFields.flatMap((field) =>
      fact(words.field(field), ...describeStatement(provenance[field], field, source, language)),
    ),
    ...fact(words.rights, `${rightsName(rights.statement)} (${rights.statement})`, rights.ground),
    ...fact(words.accession, formatDate(accession, archive.settings.language, words)),
    ...captures.flatMap(({ file, sha256, redactedFrom, custody, extracted }) => [
      ...fact(words.capture, captureOf(file), h('code', `SHA-256 ${sha256}`), custody),
      ...(redactedFrom === undefined ? [] : fact(words.digestAsReceived, h('code', redactedFrom))),
      ...(extracted
        ? fact(
            words.extractedText,
            captureOf(extracted.file),
            words.extractedBy(extracted.program),
            h('code', `SHA-256 ${extracted.sha256}`),
          )
        : []),
    ]),
  ]);
}

/** What stands at the anchor of a passage that was withdrawn or moved. */
function writeNotice({ withdrawn, moved }: PreparedDocument, passage: string, source: BagSource): ElementContent {
  const { archive, words, absolute } = source;
  const day = (date: string) => formatDate(date, archive.settings.language, words);
  const gone = withdrawn.find(({ id }) => id === passage);
  const move = moved.find(({ id }) => id === passage);
  const target = move && (endOfMoves(archive.ledger, move.target) ?? move.target);
  return h('p', { id: passage, className: ['own'], lang: archive.settings.language }, [
    h('strong', `¶ ${passage.slice(1)}`),
    ...(gone
      ? [` ${words.withdrawnOn(day(gone.date))} ${gone.reason} ${words.digestOfWords} `, h('code', gone.digest)]
      : []),
    ...(move && target !== undefined
      ? [` ${words.movedOn(day(move.date))} `, h('a', { href: absolute(target) }, words.newPlace(target))]
      : []),
  ]);
}

/** A state of a document, with the words that stood there before. */
function writeRevision(revision: Revision, { archive, words }: BagSource, language: string): ElementContent {
  const { number, date, reason, passages } = revision;
  return h('li', [
    `${words.revision(number)}, ${formatDate(date, archive.settings.language, words)}. ${reason ?? words.accessioned}`,
    ...passages.flatMap(({ passage, former }) => [
      h('br'),
      h('a', { href: `#${passage}` }, `¶ ${passage.slice(1)}`),
      ` ${words.formerWords} `,
      h('del', { lang: language, dateTime: date }, former),
    ]),
  ]);
}

/** Every term with the forms of its name and the documents that mention it. */
export function writeGlossaryPage(source: BagSource, shown: ReadonlySet<string>): string {
  const { archive, words } = source;
  const mentioning = mentioningDocuments(archive.documents, archive.terms);
  const terms = [...archive.terms.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return page(source, '', words.glossary, [
    h('h1', words.glossary),
    ...terms.flatMap(({ id, title, type, forms }) => {
      const text = `content/glossary/${id}.mdx`;
      const documents = mentioning.get(id) ?? [];
      return [
        h('h2', { id }, title),
        h('p', [words.termType(type), ...(shown.has(text) ? ['. ', h('a', { href: text }, `${id}.mdx`)] : [])]),
        ...(forms.length > 0 ? [h('p', `${words.nameForms}: ${forms.map(({ form }) => form).join(' · ')}`)] : []),
        ...(documents.length > 0
          ? [
              h('p', [
                `${words.mentionedIn}: `,
                ...documents.flatMap((document, index) => [
                  ...(index > 0 ? [', '] : []),
                  h('a', { href: folderOf(document) }, document),
                ]),
              ]),
            ]
          : []),
      ];
    }),
  ]);
}

/** Every event with the passages that tell of it. */
export function writeEventsPage(source: BagSource): string {
  const { archive, words } = source;
  const shown = new Set(archive.documents.map(({ id }) => id));
  return page(source, '', words.events, [
    h('h1', words.events),
    ...archive.events.flatMap(({ id, title, date, accounts }) => [
      h('h2', { id }, title),
      h('p', formatDate(date, archive.settings.language, words)),
      h(
        'ul',
        accounts.map(({ of, says }) => {
          const [document = '', passage = ''] = of.split('#');
          const name = `${document} ¶ ${passage.slice(1)}`;
          return h('li', [
            shown.has(document) ? h('a', { href: `${folderOf(document)}#${passage}` }, name) : name,
            `: ${says}`,
          ]);
        }),
      ),
    ]),
  ]);
}

function describeStatement(
  statement: Statement,
  field: (typeof provenanceFields)[number],
  { archive, words }: BagSource,
  language: string,
): Child[] {
  const isDate = field === 'date' || field === 'captured';
  const value =
    statement.status !== 'unknown' && isDate
      ? [formatDate(statement.value, archive.settings.language, words), timeOf(statement)].filter(Boolean).join(', ')
      : knownValue(statement);
  const status = words.status(statement.status);
  return [
    value === undefined ? status : [h('span', field === 'title' ? { lang: language } : {}, value), ` (${status})`],
    ...(statement.status === 'stated'
      ? [[`${words.evidenceAt(statement.evidence.line)} `, h('q', { lang: language }, statement.evidence.words)]]
      : []),
    ...(statement.ground === undefined ? [] : [statement.ground]),
  ];
}

/** Links of mentions lead to the glossary of the folder. No source can write a tag: its `<` is a reference here. */
function relinked(html: string, base: string): string {
  const start = `<a class="mention" href="${placeUnder(base, glossaryPath)}`;
  return html
    .split(start)
    .map((piece, index) => (index === 0 ? piece : piece.replace(/^([^/"]*)\/"/u, '<a href="../../glossary.html#$1"')))
    .join('');
}

function page({ archive }: BagSource, up: string, title: string, content: readonly Child[]): string {
  const { name, language } = archive.settings;
  const html = h('html', { lang: language }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', title === name ? name : `${title} | ${name}`),
      h('link', { rel: 'stylesheet', href: `${up}style.css` }),
    ]),
    h('body', [
      ...(title === name ? [] : [h('nav', h('a', { href: `${up}index.html` }, name))]),
      h('main', ...content),
    ]),
  ]);
  return `<!doctype html>\n${toHtml(html, { allowDangerousHtml: true })}\n`;
}

const folderOf = (document: string) => `documents/${document}/index.html`;
