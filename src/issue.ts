/**
 * Issues: what is wrong with an archive, said so that an editor can mend it.
 *
 * A code is permanent: it may be retired, never reused for another rule.
 */

/** What must always hold of an archive, by number; 0 is what must hold of its files to be read at all. */
export const rules = [
  'The files of an archive have the form in which they are read.',
  'Captures have the digests that the documents state.',
  'The words of a transcription, with what is declared as omitted, are the words of the capture.',
  'Every statement about a source says how it is known.',
  'No address dies: it leads to the words that were promised, to their correction, or to the reason why they went.',
  'A quotation is the words of its source.',
  'Every sentence of the archive is backed, and takes no side.',
  'Every link and anchor leads somewhere.',
  'The same content makes the same bytes.',
] as const;

/** Every code with the rule it guards and one sentence on what it means. */
export const issueCodes = {
  'file-unreadable': { rule: 0, meaning: 'A file of the archive cannot be read as what it should be.' },
  'file-unused': { rule: 0, meaning: 'A file stands in the content folder that nothing reads.' },
  'frontmatter-syntax': { rule: 0, meaning: 'The frontmatter is not valid YAML.' },
  'frontmatter-field': { rule: 0, meaning: 'A field is missing, unknown, or not of the form it must have.' },
  'format-version': { rule: 0, meaning: 'The content is of another format than the engine reads.' },
  'name-unknown': { rule: 0, meaning: 'A file names a term, passage, reference or capture that does not exist.' },
  'transcription-markup': { rule: 0, meaning: 'A transcription holds something other than plain Markdown.' },
  'anchor-words': {
    rule: 0,
    meaning: 'The words that anchor a note, an omission or a quotation do not stand where it says.',
  },
  'form-shared': { rule: 0, meaning: 'Two terms claim the same form, so a mention of it would be a guess.' },
  'capture-refused': {
    rule: 1,
    meaning: 'A file cannot be taken in as a capture: its bytes are no text, hold no word, or hold what a page cannot.',
  },
  'draft-question': { rule: 3, meaning: 'A draft has a question that an editor must decide before it is published.' },
  'fixity-capture': { rule: 1, meaning: 'A capture is missing.' },
  'fixity-digest': { rule: 1, meaning: 'A capture does not have the digest that the document states.' },
  'fidelity-words': { rule: 2, meaning: 'The words of the transcription are not the words of the capture.' },
  'fidelity-mark': {
    rule: 2,
    meaning: 'A mark of the capture is declared as markup where the page has no such structure.',
  },
  'fidelity-built': { rule: 2, meaning: 'The words in a built page are not the words of the capture.' },
  'provenance-evidence': { rule: 3, meaning: 'A stated value is not borne out by the line and words that it names.' },
  'provenance-date': {
    rule: 3,
    meaning: 'A date is not a valid EDTF date, or not the date that its evidence reads as.',
  },
  'ledger-row': { rule: 4, meaning: 'A row of the ledger cannot be read or contradicts an earlier one.' },
  'address-unminted': { rule: 4, meaning: 'An address would be published that the ledger does not promise yet.' },
  'text-missing': { rule: 4, meaning: 'The address of a term or event would be promised that says nothing yet.' },
  'address-lost': { rule: 4, meaning: 'An address that the ledger promises is not there any more.' },
  'passage-changed': { rule: 4, meaning: 'A passage or capture has other words than the ledger promises.' },
  'address-reused': { rule: 4, meaning: 'An address that was moved or withdrawn is published again.' },
  'address-target': { rule: 4, meaning: 'An address was moved to one that the ledger does not promise.' },
  'revision-record': {
    rule: 4,
    meaning: 'The ledger and the revisions of a document do not tell of the same corrections.',
  },
  'withdrawn-words': { rule: 4, meaning: 'Words that were withdrawn are still shown.' },
  'quotation-words': { rule: 5, meaning: 'A quotation is not the words of the passage that it names.' },
  'quotation-typed': { rule: 5, meaning: 'A quotation is typed in the archive’s own text, not taken from a passage.' },
  'statement-unbacked': { rule: 6, meaning: 'A sentence of the archive has no source mark.' },
  'statement-markup': { rule: 6, meaning: 'A text of the archive holds markup that the checks cannot read.' },
  'statement-slanted': { rule: 6, meaning: 'A word that takes sides stands in the archive’s own words.' },
  'link-broken': { rule: 7, meaning: 'A link or anchor of a built page leads nowhere.' },
  'date-foreign': { rule: 8, meaning: 'A built page shows a date that stands nowhere in the content.' },
  'build-differs': { rule: 8, meaning: 'Two builds of the same content are not the same bytes.' },
} as const satisfies Record<string, { rule: number; meaning: string }>;

export type IssueCode = keyof typeof issueCodes;

/** One thing that is wrong: `file` is relative to the project, `line` starts at 1. */
export interface Issue {
  code: IssueCode;
  file: string;
  line: number;
  /** Full sentences: what is the case, what was expected, what to do. */
  message: string;
}

/** One line of text for an issue: code, place, sentences. */
export function formatIssue(issue: Issue): string {
  return `${issue.code}  ${issue.file}:${issue.line}  ${issue.message}`;
}

/** All issues, each on a line, under their number. */
export function formatIssues(issues: readonly Issue[]): string {
  const count = issues.length === 1 ? '1 issue' : `${issues.length} issues`;
  return `${count}:\n${sortIssues(issues).map(formatIssue).join('\n')}`;
}

/** Sorts issues by file, line and code, so that the same faults always print alike. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const key = (issue: Issue) => [issue.file, String(issue.line).padStart(9, '0'), issue.code, issue.message].join('\0');
  return [...issues].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Carries all issues that were found; thrown once, after every check has run. */
export class ArchiveIssues extends Error {
  readonly issues: Issue[];
  constructor(issues: readonly Issue[]) {
    super(formatIssues(issues));
    this.name = ArchiveIssues.name;
    this.issues = sortIssues(issues);
  }
}

/** An error that a person can act on: its message says what is the case and how to mend it. */
export class ReadableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = ReadableError.name;
  }
}
