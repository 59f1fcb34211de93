/** Words of the interface in English. */
import type { StyleId } from '../citation/styles.ts';
import type { DocumentKind } from '../document/document.ts';
import type { TermType } from '../glossary/term.ts';
import type { PassageKind } from '../passage/passage.ts';
import type { LedgerRow } from '../permalink/ledger.ts';
import type { ProvenanceField, Statement } from '../provenance/provenance.ts';
import type { Silence } from '../timeline/event.ts';

const number = new Intl.NumberFormat('en');
const list = new Intl.ListFormat('en');
const count = (amount: number, one: string, many: string) => `${number.format(amount)} ${amount === 1 ? one : many}`;

const kind = (of: DocumentKind) =>
  ({
    'primary-text': 'Primary text',
    'news-report': 'News report',
    'reference-work': 'Reference work',
    undetermined: 'Text of undetermined kind',
  })[of];
const kinds = (of: DocumentKind, amount: number) =>
  ({
    'primary-text': count(amount, 'primary text', 'primary texts'),
    'news-report': count(amount, 'news report', 'news reports'),
    'reference-work': count(amount, 'reference work', 'reference works'),
    undetermined: count(amount, 'text of undetermined kind', 'texts of undetermined kind'),
  })[of];

/** A text for each plural category (Intl.PluralRules). */
export type Plurals = Record<string, string>;

export const en = {
  skip: 'Skip to the text',
  menu: 'Main',
  documents: 'Documents',
  glossary: 'Glossary',
  search: 'Search',
  about: 'About',
  searchLabel: 'Search the archive',
  searchButton: 'Search',
  footer: (name: string, released: string) => `${name}. Release of ${released}.`,
  ownWords: 'The archive’s own words:',
  sourceWords: 'rights in the sources stay with their owners.',

  documentNumber: (id: string) => `Document ${id}`,
  kind,
  kinds,
  holdings: (counts: Partial<Record<DocumentKind, number>>) => {
    const present = (Object.keys(counts) as DocumentKind[]).filter((of) => counts[of]);
    const absent = (['primary-text', 'news-report', 'reference-work'] as const).filter((of) => !counts[of]);
    const holds = present.length === 0 ? 'no document' : list.format(present.map((of) => kinds(of, counts[of] ?? 0)));
    const lacks =
      absent.length === 0
        ? ''
        : ` It holds no ${new Intl.ListFormat('en', { type: 'disjunction' }).format(absent.map((of) => kind(of).toLowerCase()))}.`;
    return `The archive holds ${holds}.${lacks}`;
  },
  allDocuments: 'All documents',
  documentsIntro: 'Every document, in order of accession.',
  passages: (amount: number) => count(amount, 'passage', 'passages'),
  undated: 'undated',
  publisherUnknown: 'publisher unknown',

  howWeKnow: 'How we know',
  field: (field: ProvenanceField) =>
    ({
      title: 'Title',
      creator: 'Creator',
      publisher: 'Publisher',
      date: 'Date',
      place: 'Place',
      originalAddress: 'Original address',
      licence: 'Licence',
      captured: 'Capture made',
    })[field],
  status: (status: Statement['status']) => ({ stated: 'stated', inferred: 'inferred', unknown: 'unknown' })[status],
  statusMeaning: (status: Statement['status']) =>
    ({
      stated: 'the capture says so',
      inferred: 'worked out by an editor, with the ground',
      unknown: 'looked for and not found',
    })[status],
  evidenceAt: (line: number) => `line ${line} of the capture:`,
  rights: 'Rights',
  accession: 'Accession',
  custody: 'Custody',
  fromOn: (start: string) => `${start} or later`,
  until: (end: string) => `${end} or earlier`,
  anyDate: 'any date',
  unknownDate: 'an unknown date',
  qualified: (date: string, sign: '?' | '~' | '%') =>
    `${date} (${{ '?': 'uncertain', '~': 'approximate', '%': 'uncertain and approximate' }[sign]})`,
  partUnknown: (date: string, part: 'day' | 'month' | 'month and day' | 'year') => `${date}, ${part} unknown`,
  yearUnknown: 'year unknown',
  season: (place: 0 | 1 | 2 | 3, year: string) =>
    `${(['spring', 'summer', 'autumn', 'winter'] as const)[place]} ${year}`,
  verbatim: (proof: {
    transcription: number;
    capture: number;
    omissions: number[];
    marks: number;
    withdrawn: number;
  }) =>
    `verbatim: ${number.format(proof.transcription)} of ${number.format(proof.capture - proof.omissions.reduce((sum, amount) => sum + amount, 0) - proof.marks - proof.withdrawn)} characters; ${count(proof.omissions.length, 'declared omission', 'declared omissions')}`,
  marksCount: (amount: number) => `${count(amount, 'character', 'characters')} of markup marks shown as structure`,
  transcription: 'The source’s words',
  notes: 'Editor’s notes',
  besidePassages: (passages: readonly string[]) =>
    `Beside ${passages.map((passage) => `¶ ${passage.slice(1)}`).join(', ')}`,
  besideCount: (terms: number, events: number) =>
    [terms > 0 && count(terms, 'term', 'terms'), events > 0 && count(events, 'event', 'events')]
      .filter(Boolean)
      .join(', '),
  previews: 'First sentences of the terms',
  citeThis: 'Cite this',
  citeMore: 'Citations in every style, and of every passage',
  citeHint: 'Choose a passage by its number, or select words, to copy a link, a citation or a quotation.',
  citePageOf: (id: string) => `How to cite document ${id}`,
  citeIntro:
    'Citations of the document and of each passage. What is inferred stands in square brackets; what is unknown is left out; some styles say that there is no date. The words of the styles are in the language of the style.',
  citeDocument: 'The document',
  citePassages: 'The passages',
  citeRevisions: 'Earlier revisions',
  citeRevisionsIntro:
    'The source is named by what is known of it now; the number and the day say which state of the text in the archive is meant. Its former words stand beside the document.',
  datedRevision: (number: number, date: string) => `Revision ${number} (${date})`,
  citeRevision: (number: number) => `Cite revision ${number}`,
  cite: 'Cite',
  citeIn: 'Citations in every style',
  styleName: (style: StyleId) =>
    ({
      'chicago-note': 'Chicago, note',
      'chicago-bibliography': 'Chicago, bibliography',
      apa: 'APA',
      mla: 'MLA',
      oscola: 'OSCOLA',
      bluebook: 'Bluebook',
      gost: 'GOST R 7.0.5',
    })[style],
  style: 'Style',
  permalink: 'Permalink',
  citedDocument: (number: string) => `document ${number}`,
  citedRevision: (number: number, date: string) => `revision ${number} of ${date}`,
  notedTime: (time: string) => `Time of publication: ${time}, no time zone known`,
  notedInferred: (fields: readonly string[]) => `Inferred by the archive: ${fields.join(', ').toLowerCase()}`,
  notedRevision: (number: number, date: string, reason: string) => `Revision ${number} of ${date}: ${reason}`,
  quotationWords: {
    open: '“',
    close: '”',
    citing: 'citing %s',
    citingInPart: 'in part citing %s',
    notes: 'Notes of the archive:',
  },
  copyFrom: 'Copy:',
  copyWhat: { link: 'Link', citation: 'Citation', quotation: 'Quotation' },
  /** `%s` stands for the passage. */
  copied: { link: 'Link to %s copied.', citation: 'Citation of %s copied.', quotation: 'Quotation from %s copied.' },
  copySelected: 'words of %s',
  copyFailed: 'The clipboard cannot be reached. Copy this:',
  copyLost: 'Nothing was copied: a file did not arrive. Try again.',
  copyClose: 'Close',
  bibliography: 'All documents as one bibliography:',
  check: 'Compute the digest of the served file in this browser',
  checking: 'Computing …',
  checkAgrees: 'The digest of the file as served agrees with the one stated here.',
  checkDiffers: 'The digest of the file as served is another one:',
  checkFailed: 'The file did not arrive or this browser cannot compute digests; use the line above.',
  lastAdditions: 'Last additions',
  added: (amount: number) => `${count(amount, 'document', 'documents')} added:`,
  noteOnLines: (lines: string) => `On the omitted ${/^\d+$/u.test(lines) ? 'line' : 'lines'} ${lines}`,
  files: 'Files',
  termsHere: 'Terms in this document',
  fileName: (name: string) =>
    ({
      'transcription.txt': 'Transcription as plain text',
      'document.md': 'Transcription as Markdown',
      'proof.json': 'Proof of the comparison (JSON)',
      'extracted.txt': 'Text extracted from the capture',
      'citation.bib': 'Citation as BibTeX',
      'citation.ris': 'Citation as RIS',
      'citation.csl.json': 'Citation as CSL-JSON',
      'metadata.jsonld': 'Description as JSON-LD (schema.org)',
      'linkset.json': 'Links of the document (RFC 9264)',
    })[name] ?? 'Capture, byte for byte',

  withdrawnOn: (date: string) => `Withdrawn on ${date}.`,
  withdrawnQuote: (place: string, date: string) => `[words of ${place}, withdrawn on ${date}]`,
  withdrawnTitle: (path: string) => `Withdrawn: ${path}`,
  withdrawnIntro: 'What stood at this address was withdrawn. The address stays and is given to nothing else.',
  withdrawnCount: (amount: number) => `${count(amount, 'character', 'characters')} withdrawn`,
  partWithdrawn: (amount: number) =>
    `${count(amount, 'passage', 'passages')} of this document ${amount === 1 ? 'was' : 'were'} withdrawn; the place of each says when and why.`,
  closed: 'The description, the digests and the addresses of the passages stay; the words are not shown.',
  removed: 'removed from the archive',
  digestOfWords: 'SHA-256 of the words that stood here:',
  digestOfBytes: 'SHA-256 of the file that stood here:',
  digestAsReceived: 'SHA-256 as received',
  stillCited:
    'The address and the digest can still be cited: who holds a copy can show with the digest that it is what stood here.',
  recordStays: 'What the archive still says of it:',
  captureWithheld: 'not served: it holds words that were withdrawn',
  lineWithheld: 'withdrawn line',
  becameWithdrawn: (passage: string) => `¶ ${passage.slice(1)}, withdrawn`,
  movedOn: (date: string) => `Moved on ${date}.`,
  movedTitle: (path: string) => `Moved: ${path}`,
  movedIntro: 'What stood at this address stands at another one now.',
  newPlace: (path: string) => `New address: ${path}`,
  formerPlaces: 'Passages that stood here',
  revisions: 'Revisions',
  revision: (number: number) => `Revision ${number}`,
  accessioned: 'Taken into the archive.',
  corrections: 'Corrections',
  correctedOn: (date: string) => `Corrected on ${date}.`,
  formerWords: 'Former words:',
  changedFields: 'Fields of the description:',
  nearest: 'Addresses that are most like it',

  captureOf: (id: string) => `Capture of document ${id}`,
  captureIntro:
    'The capture, line by line, with what each line became. The words of the lines are the source’s; what is said of each is the archive’s.',
  line: 'Line',
  capture: 'Capture',
  became: 'What it became',
  omitted: 'Omitted:',
  omittedWords: (words: string) => `Omitted words “${words}”:`,
  emptyLine: 'empty line',
  becamePassage: (passage: string, what: PassageKind) =>
    `¶ ${passage.slice(1)}, ${{ heading: 'heading', paragraph: 'paragraph', item: 'list item', quotation: 'quotation', row: 'table row', caption: 'caption' }[what]}`,
  extractedText: 'Extracted text',
  extractedLines: 'The lines below are those of the text extracted from the capture.',
  extractedBy: (program: string) => `made by ${program}`,
  draft: 'Draft',
  draftsTitle: 'Drafts',
  draftsIntro: 'Drafts are seen only while editing. They have no number and are not published.',
  draftsNone: 'There is no draft.',
  draftIs: 'This is a draft: seen only while editing, not published.',
  draftQuestions: 'To decide before it is published',
  draftReady: 'No question is open.',
  draftLine: (line: number) => `line ${line}`,
  draftPublish: 'To publish it:',
  accessionWords: {
    summary: 'A text whose description has not been written yet.',
    custody: (file: string, date: string) =>
      `Received as the file ${file} and taken in on ${date}. Who made it, with what tool and when is not recorded.`,
    rights: 'The rights in the text have not been evaluated.',
    notFound: 'Looked for in the metadata of the file by a program, and not found there.',
    fromMetadata: (origin: string) => `Given by the metadata of the file (${origin}), not by the visible text.`,
    fromLine: 'Read out of the text by a program.',
    omission: {
      navigation: 'Navigation of the site.',
      siteHeader: 'The head of the site.',
      siteFooter: 'The foot of the site.',
      aside: 'A box beside the text.',
      controls: 'Controls of the page.',
      cookies: 'A notice of the site on cookies.',
      advert: 'An advertisement or its label.',
      share: 'Controls for sharing the page.',
      related: 'Pointers to other texts of the site.',
      comments: 'Comments of readers.',
      editLinks: 'Links for editing the page.',
      pageNumber: 'A page number, or a line that stands on every page.',
      template: 'A call of a template; what it shows is not in the file.',
      outside: 'Words of the page that stand outside its article.',
    },
  },
  fixity: 'Fixity',
  digest: 'SHA-256',
  checkWith: 'To check the downloaded file:',
  proves:
    'The digest shows that nothing has changed since the file was received; the comparison shows that the page gives the text of that file. Neither shows what the publisher once showed.',
  extractedReach: 'Lines are the lines of this capture; page and proof reach no further.',
  backTo: (what: string) => `Back to ${what}`,

  termType: (type: TermType) =>
    ({
      person: 'Person',
      body: 'Body',
      place: 'Place',
      instrument: 'Instrument',
      speech: 'Speech',
      event: 'Event',
      concept: 'Concept',
    })[type],
  termTypes: (type: TermType) =>
    ({
      person: 'Persons',
      body: 'Bodies',
      place: 'Places',
      instrument: 'Instruments',
      speech: 'Speeches',
      event: 'Events',
      concept: 'Concepts',
    })[type],
  glossaryIntro:
    'Persons, bodies, places, instruments, speeches, events and concepts, in the archive’s own words, with every passage that mentions them.',
  textHere: 'The archive holds its text:',
  noText: (amounts: Partial<Record<DocumentKind, number>>) => {
    const present = (Object.keys(amounts) as DocumentKind[]).filter((of) => amounts[of]);
    const total = present.reduce((sum, of) => sum + (amounts[of] ?? 0), 0);
    const speak =
      total === 0
        ? 'No passage speaks of it.'
        : `${total === 1 ? '1 passage speaks' : `${number.format(total)} passages speak`} of it, in ${list.format(present.map((of) => `${{ 'primary-text': 'primary texts', 'news-report': 'news reports', 'reference-work': 'reference works', undetermined: 'texts of undetermined kind' }[of]} (${number.format(amounts[of] ?? 0)})`))}.`;
    return `The archive holds no text of it. ${speak}`;
  },
  textAt: 'Its text is published at',
  textUnknown: 'Where its text is published is not established here.',
  forms: 'Forms of the name',
  form: 'Form',
  language: 'Language',
  script: 'Script',
  usedBy: 'Used by',
  searchOnly: 'no document; for searching only',
  times: (amount: number) => count(amount, 'time', 'times'),
  byNote: 'identified by a note',
  insideLonger: 'only inside longer forms',
  sharedForm: 'may name other things; a mention only where a note identifies it',
  namesTogether: 'Names together',
  namedTogetherIn: 'Named together with others as',
  namedTogether: 'named together',
  related: 'Related terms',
  mentions: 'Mentions',
  mentionsCount: (passages: number, documents: number) =>
    `${count(passages, 'passage', 'passages')} in ${count(documents, 'document', 'documents')}`,
  noMentions: 'No document mentions it.',
  references: 'References',
  seen: (date: string) => `seen ${date}`,
  notSeen: 'day seen not recorded',
  page: (page: number) => `Page ${page}`,
  pages: 'Pages',
  identifiers: 'Elsewhere',

  searchIntro:
    'A name in any of its spellings finds every other spelling of it, a word its kindred words. “Quotation marks” find exactly what stands in them; a minus before a word or phrase takes passages out. A document is found by its number too, a passage by its address.',
  searchNeedsScript:
    'The search runs in the browser and needs JavaScript. Without it, the list of all words leads to every passage that holds them.',
  concordance: 'All words',
  concordanceIntro: 'Every word of the documents, with the passages that hold it.',
  concordanceOf: (initial: string) => `Words that begin with ${initial}`,
  concordanceFirst: (listed: number, total: number) => `in ${number.format(total)} passages; the first ${listed}:`,
  slashKey: 'The key / on the keyboard goes to the search',
  /** What the script of the search says; %n, %q and the like stand for what it fills in. Plurals by category (Intl.PluralRules). */
  searching: {
    working: 'Searching …',
    passages: { one: '%n passage', other: '%n passages' } as Plurals,
    documents: { one: 'in %n document', other: 'in %n documents' } as Plurals,
    records: { one: '%n entry', other: '%n entries' } as Plurals,
    terms: { one: '%n glossary page', other: '%n glossary pages' } as Plurals,
    events: { one: '%n event', other: '%n events' } as Plurals,
    atLeast: 'at least %s',
    noneYet: 'Nothing found so far',
    unchecked: { one: '%n text is not checked yet', other: '%n texts are not checked yet' } as Plurals,
    checkMore: 'Check more',
    failed: 'A file of the search did not arrive. Your words are kept; try again, or look in the list of all words.',
    tryAgain: 'Try again',
    partLost: 'A part of the search did not arrive; there may be more than what stands here.',
    alsoSearched: 'Also searched:',
    takeOut: 'take out %s',
    takenOut: 'Taken out:',
    putBack: 'put back %s',
    exactly: 'exactly as typed',
    everyForm: 'Only as typed. Search every form',
    mayMean: {
      one: 'The spelling %q may name this, or other things:',
      other: 'The spelling %q is shared by:',
    } as Plurals,
    nowhere: '%q stands nowhere in the archive.',
    noOperator:
      '%q is searched for as a word. All words must stand in a document; a minus before a word takes passages out.',
    signsAlone: 'Signs alone are not searched for. Give a letter or a figure.',
    near: 'Near spellings that do:',
    nearHits: 'Passages with %q instead:',
    together: 'Each stands in the archive, but no text holds all of them as asked.',
    languages: 'Languages of the documents: %s. A name is found in every spelling that the glossary gives.',
    has: 'has: %s',
    elsewhereInText: 'elsewhere in this text: %s',
    more: { one: '%n more passage', other: '%n more passages' } as Plurals,
    moreRecords: { one: '%n more', other: '%n more' } as Plurals,
    allResults: 'All results, filters and order',
    narrow: 'Narrow',
    allOff: 'Clear all',
    order: 'Order',
    best: 'best first',
    byDate: 'by date, oldest first',
    kinds: { document: 'Documents', term: 'Glossary', event: 'Events' } as Record<string, string>,
    facets: {
      kind: 'What it is',
      publisher: 'Publisher',
      source: 'Kind of source',
      year: 'Year',
      term: 'Term mentioned',
      language: 'Language',
    } as Record<string, string>,
    unknown: 'not known',
  },
  marked: {
    line: 'Marked in this text: %s.',
    off: 'Remove the marks',
  },

  notFound: 'There is no such page',
  notFoundText:
    'No page stands at this address. If you followed a link from this archive, that is our mistake. These ways lead on:',

  events: 'Events',
  eventsIntro: 'What happened when, with the accounts that the documents give of it, side by side.',
  timelinePicture: (amount: number) => `Timeline of ${count(amount, 'event', 'events')}`,
  later: (days: number) =>
    days < 730
      ? `${count(Math.round(days / 30.4), 'month', 'months')} later`
      : `${number.format(Math.round(days / 365.25))} years later`,
  toldBy: 'Told by',
  toldByNone: 'Told by no document',
  accounts: 'Accounts',
  accountsHint: 'Words in quotation marks are the documents’; the others are the archive’s.',
  document: 'Document',
  inItsWords: 'In its words',
  whatItSays: 'What it says',
  ownVoice: 'in its own voice',
  reports: (whom: string) => `reporting ${whom}`,
  silence: (silence: Silence) =>
    ({
      'not-mentioned': 'does not mention it',
      'published-before': 'published before it',
      'published-meanwhile': 'does not mention it; by its date it may be older',
      'date-unknown': 'gives no account; its date is unknown',
    })[silence],
  andMore: (amount: number) => `And ${number.format(amount)} more.`,
  silentDocuments: (amount: number) => count(amount, 'document', 'documents'),
  termsOfEvent: 'Terms of this event',
  differences: 'Where the sources differ',
  differencesIntro:
    'The same matter in the words of each source. What a source says in its own voice is told apart from what it reports of others.',
  names: 'Names of one thing',
  namesIntro:
    'Which source uses which name, and in which words it describes what it names. The names are counted from the mentions in the documents.',
  namesUsed: 'Names used',
  describedAs: 'Described as',
  map: 'Map',
  readFirst: 'Terms to read first',
  startHere: 'Start here',

  thisArchive: 'this archive',
  gaps: 'Gaps',
  gapsIntro: 'What the archive knows that it does not know; generated from its documents, events and terms.',
  gapsStatements: 'What is unknown or inferred of the documents',
  gapsNone: 'None.',
  gapsOneSource: 'Events told by one document only',
  gapsNoSource: 'Events told by no document',
  gapsNotIdentified: 'Names not identified',
  gapsBreakOff: 'Sentences that break off',
  gapsNoText: 'Instruments and speeches of which the archive holds no text',
  gapsUnused: 'Terms that no document mentions',
  aboutPages: 'About this archive',
  contact: 'Write to:',
  noContact: 'The archive states no address to write to.',

  exports: 'The archive as files',
  exportsIntro:
    'The whole archive, its catalogue and its changes as files: for keeping, for libraries and for programs. They are made from the same content as the pages, with every new release.',
  exportFile: (file: 'bag' | 'copy' | 'catalogue' | 'table' | 'schema' | 'feed' | 'sitemap' | 'llms') =>
    ({
      bag: 'The whole archive in one file',
      copy: 'The site to read from a folder',
      catalogue: 'Catalogue (JSON)',
      table: 'Catalogue of the documents as a table (CSV)',
      schema: 'Schema of the catalogue (JSON Schema)',
      feed: 'Feed of changes (Atom)',
      sitemap: 'Sitemap (XML)',
      llms: 'Guide for programs that read (plain text)',
    })[file],
  exportMeaning: (file: 'bag' | 'copy' | 'catalogue' | 'table' | 'schema' | 'feed' | 'sitemap' | 'llms') =>
    ({
      bag: 'Captures, documents, glossary, events, pages, ledger and catalogue, with digests of every file and pages to read them by without the site. A BagIt bag (RFC 8493) that holds an RO-Crate 1.2, ready to be deposited.',
      copy: 'Every page with its styles and files, and a search that needs neither server nor network. Unpack it and open index.html.',
      catalogue:
        'One record for each document with every statement about its origin, how it is known, and the digests of its captures; all terms; all events.',
      table:
        'One row for each document, for spreadsheets (RFC 4180, UTF-8). A cell that a spreadsheet would compute has an apostrophe before it.',
      schema: 'What each field of the catalogue means, and a check of its form (draft 2020-12).',
      feed: 'What was added, corrected, moved or withdrawn, with digests, from the ledger. A feed reader can follow it.',
      sitemap: 'Every page with the day on which it last changed, by the ledger.',
      llms: 'What the archive is, how it is to be cited and where its files are, in short.',
    })[file],
  offline: {
    title: 'Keep for offline reading',
    intro:
      'This browser can keep the archive, to read and to search it without a network. It keeps the files of the site and nothing of what you read or search. With a network you see the site as it is; what has changed there or was withdrawn goes from this browser the next time you open a page.',
    keep: 'Keep the archive in this browser',
    take: 'Remove the archive from this browser',
    keeping: 'The archive is being kept. Leave this page open.',
    kept: 'This browser keeps the archive: it can be read and searched without a network.',
    failed: 'Not every file arrived, or there is no room. Nothing was kept; try again.',
    taken: 'This browser keeps nothing of the archive any more.',
  },
  exportHint: 'Each document has files of its own; they are listed on its page.',
  bytes: (amount: number) => {
    if (amount < 1e3) return `${amount} B`;
    const [unit, size] = amount < 1e6 ? (['kB', 1e3] as const) : (['MB', 1e6] as const);
    return `${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(amount / size)} ${unit}`;
  },
  feedTitle: (name: string) => `${name}: changes`,
  change: (act: LedgerRow['act']) =>
    ({ minted: 'Added', corrected: 'Corrected', moved: 'Moved', withdrawn: 'Withdrawn' })[act],
  changeWithin: (act: LedgerRow['act']) =>
    ({
      minted: 'Added within',
      corrected: 'Corrected within',
      moved: 'Moved within',
      withdrawn: 'Withdrawn within',
    })[act],
  pagesAdded: (amount: number) => `${count(amount, 'page', 'pages')} added`,
  filesAdded: (amount: number) => `${count(amount, 'file', 'files')} added`,
  movedTo: 'now at',
  reason: 'Reason',
  digestBefore: 'before',
  digestAfter: 'now',
  bagIntro:
    'This folder holds the archive as it was at its release, to be read without the site and without a network. The words of each source stand in its document; everything else is the archive’s own.',
  bagParts: {
    content:
      'The content as its editors wrote it, from which the site is made; the ledger of addresses is permalinks.csv.',
    format: 'How the files of content/ are written: every field with its meaning, and JSON Schemas for programs.',
    checks: 'The manifests beside this folder hold the SHA-256 and SHA-512 digest of every file in it.',
    withheld:
      'What was withdrawn from the archive is not in this folder, nor are captures and files that hold its words.',
  },
  nameForms: 'Forms of the name',
  mentionedIn: 'Mentioned in',
  crateName: (name: string) => `${name}: content, documents and catalogue`,
  resourceType: 'Archive of source documents',
  documentsCount: (amount: number) => count(amount, 'document', 'documents'),
  llmsHowToCite:
    'Quote only words that stand in a transcription, and give the address of the passage. Everything else is the archive’s own words, not the source’s.',
  llmsStatuses:
    'What is known of a source is stated (the capture says so), inferred (with the ground) or unknown; an inferred value is not a fact of the source.',
  llmsPassages: (address: string) =>
    `Each passage has a permanent address, such as ${address}; the words of a document as plain text stand beside it as transcription.txt, their check as proof.json.`,
  llmsRights: 'Rights in the sources stay with their owners; each record of the catalogue says what is known of them.',
};
