/** The archive's own words in the description of a document. */
import type { Description } from '../document/document.ts';
import type { Entry } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import { checkWords, type Prose } from './statement.ts';

/** A text of a description with the path of its field. */
type Said = [text: string | undefined, ...path: (string | number)[]];

/** Finds words that take sides and quotations typed by hand in what a description says in the archive's own words. */
export function checkOwnWords({ data, file, lineOf }: Entry<Description>, prose: Prose): Issue[] {
  const said: Said[] = [
    [data.summary, 'summary'],
    [data.rights.ground, 'rights', 'ground'],
    ...data.captures.map(({ custody }, index): Said => [custody, 'captures', index, 'custody']),
    ...Object.entries(data.provenance).map(([field, { ground }]): Said => [ground, 'provenance', field, 'ground']),
    ...data.omissions.map(({ reason }, index): Said => [reason, 'omissions', index, 'reason']),
    ...data.notes.map(({ text }, index): Said => [text, 'notes', index, 'text']),
    ...data.revisions.map(({ reason }, index): Said => [reason, 'revisions', index, 'reason']),
  ];
  return said.flatMap(([text = '', ...path]) =>
    checkWords(text, prose, (code, message) => ({ code, file, line: lineOf(...path), message })),
  );
}
