/** Words of the interface in English. */
import type { DocumentKind } from '../document/document.ts';
import type { TermType } from '../glossary/term.ts';
import type { PassageKind } from '../passage/passage.ts';
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
  sourceWords: 'the sources keep the rights of their owners.',

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
  verbatim: (proof: { transcription: number; capture: number; omissions: number[]; marks: number }) =>
    `verbatim: ${number.format(proof.transcription)} of ${number.format(proof.capture - proof.omissions.reduce((sum, amount) => sum + amount, 0) - proof.marks)} characters; ${count(proof.omissions.length, 'declared omission', 'declared omissions')}`,
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
  citeAs: 'Cite as',
  seeOriginal: 'Original:',
  check: 'Compute the digest of the served file in this browser',
  checking: 'Computing …',
  checkAgrees: 'The digest of the file as served agrees with the one stated here.',
  checkDiffers: 'The digest of the file as served is another one:',
  checkFailed: 'The file did not arrive or this browser cannot compute digests; use the line above.',
  lastChanges: 'Last changes',
  added: (amount: number) => `${count(amount, 'document', 'documents')} added:`,
  noteOnLines: (lines: string) => `On the omitted lines ${lines}`,
  files: 'Files',
  termsHere: 'Terms in this document',
  fileName: (name: string) =>
    ({
      'transcription.txt': 'Transcription as plain text',
      'document.md': 'Transcription as Markdown',
      'proof.json': 'Proof of the comparison (JSON)',
      'extracted.txt': 'Text extracted from the capture',
    })[name] ?? 'Capture, byte for byte',

  captureOf: (id: string) => `Capture of document ${id}`,
  captureIntro:
    'The capture, line by line, with what each line became. The words are the source’s; the right-hand column is the archive’s.',
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
    'Every person, body, place, instrument, event and concept that the documents name, in the archive’s own words, with every passage that mentions it.',
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
  sharedForm: 'shared with other terms; a mention only where a note identifies it',
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

  searchIntro: 'A name in any of its spellings finds every other spelling of it.',
  searchNeedsScript:
    'The search runs in the browser and needs JavaScript. Without it, the glossary lists every name with every passage that mentions it.',
  mayMean: 'The spelling is shared by:',
  alsoSearched: 'Also searched:',
  exactly: 'exactly as typed',
  /** By plural category (Intl.PluralRules); %n stands for the number. */
  searchCounts: { one: '%n passage', other: '%n passages' } as Record<string, string>,
  noResults: (query: string) => `Nothing found for “${query}”.`,
  searching: 'Searching …',
  searchFailed: 'A file of the search did not arrive. Your words are kept; try again.',
  tryAgain: 'Try again',

  notFound: 'There is no such page',
  notFoundText:
    'No page stands at this address. If you followed a link from this archive, that is our mistake. These ways lead on:',

  events: 'Events',
  eventsIntro: 'What happened when, with the accounts that the documents give of it, side by side.',
  timelinePicture: (amount: number) =>
    `Timeline of ${count(amount, 'event', 'events')}; the list beside it says the same`,
  later: (days: number) =>
    days < 730
      ? `${number.format(Math.round(days / 30.4))} months later`
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
      'published-meanwhile': 'published the same day; does not mention it',
      'date-unknown': 'gives no account; its date is unknown',
    })[silence],
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
  gapsIntro: 'What the archive knows that it does not know; generated from the descriptions of the documents.',
  gapsUnknown: (field: string) => `${field}: unknown`,
  gapsInferred: (field: string) => `${field}: inferred`,
  gapsNone: 'None.',
  gapsOneSource: 'Events told by one document only',
  gapsNoSource: 'Events told by no document',
  gapsNotIdentified: 'Names not identified',
  gapsBreakOff: 'Sentences that break off',
  gapsNoText: 'Instruments and speeches of which the archive holds no text',
  gapsUnused: 'Terms that no document mentions',
  aboutPages: 'About this archive',
};
