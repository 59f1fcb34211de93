/** The command `status`: what is open in an archive. */
import { type Draft, draftSchema } from '../accession/draft.ts';
import { prepareDrafts } from '../accession/prepare-draft.ts';
import type { Archive } from '../archive.ts';
import type { ContentFiles } from '../content-files.ts';
import { type Entry, parseEntry } from '../entry/entry.ts';
import { provenanceFields } from '../provenance/provenance.ts';
import { findBrokenOff, findUnidentified } from '../timeline/gaps.ts';

/** One open thing: where it is and what it is. */
export interface Open {
  file: string;
  line: number;
  what: string;
}

/** What is open, by the kind of work. */
export interface Status {
  /** Drafts with their questions and with what is wrong; one without either is ready to be published. */
  drafts: { file: string; ready: boolean; questions: Open[]; issues: Open[] }[];
  unknown: Open[];
  /** Spellings that several terms share and that no note identifies. */
  names: Open[];
  /** Passages that break off and have no note that says so. */
  notes: Open[];
}

/** Gathers what is open. */
export function readStatus(files: ContentFiles, archive: Archive): Status {
  const { documents, terms } = archive;
  const entries = new Map(
    files.documents.map((source) => [source.file, parseEntry(source, draftSchema).entry as Entry<Draft> | undefined]),
  );
  const byId = new Map(documents.map((document) => [document.id, document]));
  const lineOf = (file: string, ...path: (string | number)[]) => entries.get(file)?.lineOf(...path) ?? 1;
  const place = (id: string) => {
    const { file = '' } = byId.get(id) ?? {};
    return { file, line: lineOf(file, 'notes') };
  };
  return {
    drafts: prepareDrafts(files, archive, '/').map(({ file, questions, issues }) => ({
      file,
      ready: questions.length === 0 && issues.length === 0,
      questions: questions.map(({ about, ask, line }) => ({ file, line, what: `${about}: ${ask}` })),
      issues: issues.map(({ code, line, message }) => ({ file, line, what: `${code}: ${message}` })),
    })),
    unknown: documents.flatMap(({ file, description }) =>
      provenanceFields.flatMap((field) => {
        const statement = description.provenance[field];
        if (statement.status !== 'unknown') return [];
        return [{ file, line: lineOf(file, 'provenance', field), what: `${field}: ${statement.ground}` }];
      }),
    ),
    names: findUnidentified(documents, terms).map(({ document, passage, words }) => ({
      ...place(document),
      what: `“${words}” in ${document}#${passage} names one of several terms. A note with identifies says which.`,
    })),
    notes: findBrokenOff(documents)
      .filter(({ document, passage }) => {
        const { notes = [] } = byId.get(document)?.description ?? {};
        return !notes.some((note) => note.passage === passage);
      })
      .map(({ document, passage, words }) => ({
        ...place(document),
        what: `${document}#${passage} breaks off after “${words}”. A note can say so.`,
      })),
  };
}

/** The status as lines for people. */
export function statusAsText({ drafts, unknown, names, notes }: Status): string {
  const list = (title: string, open: readonly Open[]) =>
    open.length === 0
      ? []
      : [`${title}: ${open.length}`, ...open.map(({ file, line, what }) => `  ${file}:${line}  ${what}`), ''];
  const ready = drafts.filter((draft) => draft.ready).map(({ file }) => `  ${file}`);
  const lines = [
    ...list(
      'Wrong in drafts',
      drafts.flatMap(({ issues }) => issues),
    ),
    ...list(
      'Questions of drafts',
      drafts.flatMap(({ questions }) => questions),
    ),
    ...(ready.length > 0 ? [`Drafts ready to be published: ${ready.length}`, ...ready, ''] : []),
    ...list('Unknown', unknown),
    ...list('Names that no note identifies', names),
    ...list('Notes to write', notes),
  ];
  return lines.length === 0 ? 'Nothing is open.\n' : `${lines.join('\n').trimEnd()}\n`;
}
