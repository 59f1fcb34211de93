/** The command `new`: skeletons of terms and events. */
import { buildArchive } from '../archive.ts';
import type { ContentFiles } from '../content-files.ts';
import type { SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, type Issue, ReadableError } from '../issue.ts';
import { isSlug } from '../permalink/identifier.ts';
import { isStanding } from '../permalink/ledger.ts';
import { eventPath, termPath } from '../permalink/permalink.ts';
import { checkNewTexts, fileInContent } from './changes.ts';

export const newKinds = ['term', 'event'] as const;
export type NewKind = (typeof newKinds)[number];

export interface NewEntry extends SourceFile {
  /** What is to be filled in before the archive passes; addresses that are not promised yet apart. */
  issues: Issue[];
}

/**
 * Makes a skeleton; nothing is written.
 *
 * @param when date of an event, as EDTF
 * @throws where the name is none, is taken or was given up, or a value is none that its field takes
 */
export function newEntry(
  kind: NewKind,
  slug: string,
  files: ContentFiles,
  { title, when }: { title?: string | undefined; when?: string | undefined },
): NewEntry {
  if (!isSlug(slug))
    throw new ReadableError(`“${slug}” is no name: lower-case words joined by hyphens, such as salt-mill.`);
  const list = kind === 'term' ? 'terms' : 'events';
  const file = fileInContent(files, `${kind === 'term' ? 'glossary' : 'events'}/${slug}.mdx`);
  if (files[list].some((other) => other.file === file))
    throw new ReadableError(`${file} is there already. Choose another name.`);
  if (kind === 'term' && when !== undefined)
    throw new ReadableError('--when is the date of an event, and a term has none. Leave it out.');
  const given = title?.replace(/\s+/gu, ' ').trim();
  const name = JSON.stringify(given ?? slug.replaceAll('-', ' ').replace(/^./u, (letter) => letter.toUpperCase()));
  const text = kind === 'term' ? termSkeleton(name) : eventSkeleton(name, when ?? '');
  const source = { file, text };
  const all = { ...files, [list]: [...files[list], source] };
  const { archive, issues } = buildArchive(all);
  if (!archive) throw new ArchiveIssues(issues);
  const path = kind === 'term' ? termPath(slug) : eventPath(slug);
  const promise = archive.ledger.get(path);
  if (promise && !isStanding(promise))
    throw new ReadableError(
      `${path} was ${promise.act} on ${promise.date}, and an address that was given up is not given again. Choose another name.`,
    );
  const own = [...issues, ...checkNewTexts(all, archive.ledger)].filter(
    (issue) => issue.file === file && issue.code !== 'address-unminted',
  );
  const refused = own.find(({ code, line }) => refusals.has(code) && (when !== undefined || line !== dateLine));
  if (refused) {
    const option = kind === 'event' && refused.line === dateLine ? '--when' : '--title';
    throw new ReadableError(`${option} cannot be written down: ${refused.message}`);
  }
  return { ...source, issues: own };
}

/** What is said of a file whose values are not of the form that they must have. */
const refusals = new Set<Issue['code']>(['frontmatter-field', 'frontmatter-syntax', 'provenance-date']);

/** The line on which the skeleton of an event has its date. */
const dateLine = 3;

function termSkeleton(name: string): string {
  return `---
title: ${name}
# person, body, place, instrument, speech, event or concept
type: concept
# Every form of the name that stands in a document, and those by which readers search.
forms:
  - { form: ${name} }
# Terms to read beside this one: related: [other-term]
# Below the line: sentences of the archive, each with its mark, such as <Source of="0001#p4" />.
---
`;
}

function eventSkeleton(name: string, when: string): string {
  return `---
title: ${name}
date: ${JSON.stringify(when)}
# The terms that it concerns: terms: [a-term]
# Every passage that tells of it:
# accounts:
#   - { of: "0001#p4", from: "first words", to: "last words", says: what they say, voice: own }
# Below the line: sentences of the archive, each with its mark, such as <Source of="0001#p4" />.
---
`;
}
