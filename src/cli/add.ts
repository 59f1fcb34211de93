/** The command `add`: files become drafts, or documents at once. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Defaults, type Draft, draftSchema } from '../accession/draft.ts';
import { prepareDraft, surroundingsOf } from '../accession/prepare-draft.ts';
import type { AccessionWords, Question } from '../accession/propose.ts';
import { LikenessIndex } from '../accession/similar.ts';
import { Refusal } from '../accession/source.ts';
import { type TakenIn, takeIn } from '../accession/take-in.ts';
import { type Archive, buildArchive } from '../archive.ts';
import { readCaptureText } from '../capture/capture.ts';
import { sha256 } from '../capture/digest.ts';
import { type ContentFiles, nameOf, pathInContent } from '../content-files.ts';
import { provenFile } from '../document/document.ts';
import { isTelling } from '../document/find-words.ts';
import { parseEntry, type SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, type Issue, ReadableError } from '../issue.ts';
import type { LedgerRow } from '../permalink/ledger.ts';
import { knownValue } from '../provenance/provenance.ts';
import { Cancelled } from './cancelled.ts';
import { applyChanges, fileInContent } from './changes.ts';
import { planPublication } from './publish.ts';
import type { Change } from './transaction.ts';

export interface AddOptions {
  words: AccessionWords;
  /** The day of accession and of the promises. */
  date: string;
  publish: boolean;
  accepted: ReadonlySet<string> | 'all';
  defaults: Defaults;
  encoding?: string | undefined;
  page?: string | undefined;
  /** Asks an editor what only an editor knows; absent where nobody is there to ask. */
  ask?: ((taken: TakenIn, file: string) => Promise<Defaults>) | undefined;
  /** Told of each file that was read. */
  onProgress?: (done: number, file: string) => void;
}

/** What became of a file. */
export interface Added {
  file: string;
  outcome: 'drafted' | 'published' | 'skipped' | 'refused';
  /** File of the draft or document. */
  path?: string;
  /** Number of the document. */
  id?: string;
  /** Fields with an open question. */
  open?: string[];
  /** Documents and drafts that it resembles, and how; documents from which its words were withdrawn. */
  like?: string[];
  /** Where a skipped file is already. */
  there?: string;
}

export interface AddReport {
  files: Added[];
  issues: Issue[];
}

interface Drafted extends Added {
  source: SourceFile;
  captures: TakenIn['captures'];
}

/**
 * Takes files in; nothing is written. A file that cannot be taken in is named and does not stop the others.
 *
 * @returns what became of each file, and the changes that make it so, which belong together
 * @throws where the archive itself cannot be read
 */
export async function addFiles(
  paths: readonly string[],
  files: ContentFiles,
  options: AddOptions,
): Promise<{ report: AddReport; changes: Change[] }> {
  const { archive, issues: broken } = buildArchive(files);
  if (!archive) throw new ArchiveIssues(broken);
  const known = new Known(files, archive);
  const issues: Issue[] = [];
  const added: (Added | Drafted)[] = [];
  for (const [index, path] of paths.entries()) {
    try {
      added.push(await addFile(path, files, archive, known, options));
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      issues.push(...issuesOf(error, path));
      added.push({ file: path, outcome: 'refused' });
    }
    options.onProgress?.(index + 1, path);
    // What tells of the progress, and an editor who breaks off, have their turn.
    await setImmediate();
  }
  const drafted = added.filter((entry): entry is Drafted => 'source' in entry);
  const captures = drafted.flatMap(({ captures: kept }) =>
    kept.map(({ file, content }): Change => ({ path: `captures/${file}`, bytes: content })),
  );
  const made = drafted.map(({ source }) => ({ path: pathInContent(files, source), source }));
  const drafts = made.map(({ path, source }): Change => ({ path, bytes: source.text }));
  const publication = options.publish
    ? planPublication(
        applyChanges(files, [...captures, ...drafts]),
        drafted.map(({ source }) => source),
        options.accepted,
        options.date,
      )
    : undefined;
  issues.push(...(publication?.issues ?? []));
  const published = new Map(publication?.published.map((document) => [document.draft, document]));
  // A draft that is published at once never stood in the folder of drafts.
  const changes = [
    ...captures,
    ...drafts.filter((_, index) => !published.has(made[index]?.source.file ?? '')),
    ...(publication?.changes ?? []).filter(({ path }) => !made.some((draft) => draft.path === path)),
  ];
  return {
    report: {
      files: added.map((entry): Added => {
        if (!('source' in entry)) return entry;
        const { source, captures: _, ...told } = entry;
        const document = published.get(source.file);
        return document ? { ...told, outcome: 'published', path: document.file, id: document.id, open: [] } : told;
      }),
      issues,
    },
    changes,
  };
}

async function addFile(
  path: string,
  files: ContentFiles,
  archive: Archive,
  known: Known,
  options: AddOptions,
): Promise<Added | Drafted> {
  const found = statSync(path);
  if (found.isDirectory()) throw new Refusal('This is a folder. Name its files, such as FOLDER/*.html.');
  if (!found.isFile())
    throw new Refusal('This is a device or a pipe, which may never end. Save what it gives as a file.');
  const bytes = readFileSync(path);
  const there = known.holderOf(sha256(bytes));
  if (there) return { file: path, outcome: 'skipped', there };
  const { words, date, encoding, page } = options;
  const taken = await takeIn({ name: basename(path), bytes }, words, date, { encoding, page });
  const like = known.like(taken);
  const questions = like.map((ask): Question => ({ about: 'likeness', ask: `${ask}. Is this another text?` }));
  const answers = options.ask ? merge(options.defaults, await options.ask(taken, path)) : options.defaults;
  const file = fileInContent(files, `drafts/${known.freeName(taken.slug)}.mdx`);
  const captures = new Map(taken.captures.map(({ file: name, content }) => [name, readCaptureText(content)]));
  const draft = { file, text: taken.write(questions, answers) };
  const { document, issues } = prepareDraft(draft, surroundingsOf(archive, captures, '/'));
  if (issues.length > 0) throw new ArchiveIssues(issues.map((issue) => ({ ...issue, file: path })));
  const withdrawn = known.withdrawnIn(taken, document?.passages ?? []);
  const asked = withdrawn.map((told): Question => ({ about: 'likeness', ask: `${told}. May it be shown again?` }));
  const source = asked.length === 0 ? draft : { file, text: taken.write([...questions, ...asked], answers) };
  known.add(file, taken);
  const parsed = parseEntry(source, draftSchema);
  const open = [...new Set(parsed.entry?.data.questions.map(({ about }) => about))];
  return {
    file: path,
    outcome: 'drafted',
    path: file,
    open,
    like: [...like, ...withdrawn],
    source,
    captures: taken.captures,
  };
}

function merge(defaults: Defaults, answers: Defaults): Defaults {
  return { ...defaults, ...answers, provenance: { ...defaults.provenance, ...answers.provenance } };
}

/** What the archive and its drafts hold already. */
class Known {
  readonly #holders = new Map<string, string>();
  readonly #addresses = new Map<string, string>();
  readonly #likeness = new LikenessIndex();
  readonly #names = new Set<string>();
  /** The rows of what was withdrawn, by its digest. */
  readonly #withdrawn: ReadonlyMap<string, LedgerRow>;

  constructor(files: ContentFiles, archive: Archive) {
    this.#withdrawn = new Map(
      [...archive.ledger.values()].flatMap((row) =>
        row.act === 'withdrawn' && row.digest !== '' ? [[row.digest, row] as const] : [],
      ),
    );
    const owners = new Map<string, string>();
    for (const { id, description, captureText } of archive.documents) {
      for (const { file } of description.captures) owners.set(file, `document ${id}`);
      this.#remember(`document ${id}`, knownValue(description.provenance.originalAddress), captureText);
    }
    for (const draft of files.drafts ?? []) {
      const name = nameOf(draft.file);
      this.#names.add(name);
      const { entry } = parseEntry<Draft>(draft, draftSchema);
      if (!entry) continue;
      for (const { file } of entry.data.captures) owners.set(file, `draft ${name}`);
      const text = files.captures.get(provenFile(entry.data))?.text ?? '';
      this.#remember(`draft ${name}`, knownValue(entry.data.provenance.originalAddress), text);
    }
    for (const [file, { sha256: digest }] of files.captures) {
      const owner = owners.get(file);
      this.#holders.set(digest, `captures/${file}${owner ? ` (${owner})` : ''}`);
    }
  }

  holderOf(digest: string): string | undefined {
    return this.#holders.get(digest);
  }

  /** Sentences that name what a source resembles. */
  like({ proposals, source }: TakenIn): string[] {
    const { originalAddress } = proposals.provenance;
    const address = originalAddress.status === 'unknown' ? undefined : originalAddress.value;
    const same = address === undefined ? undefined : this.#addresses.get(plainAddress(address));
    return [
      ...(same ? [`Its original address is that of ${same}`] : []),
      ...this.#likeness.like(source.text).map((name) => `It has most of its words in common with ${name}`),
    ];
  }

  /** Sentences that name the documents from which the bytes of a source, or passages of it, were withdrawn. */
  withdrawnIn({ captures: [capture] }: TakenIn, passages: readonly { text: string; digest: string }[]): string[] {
    // A few words stand in many texts.
    const digests = passages.filter(({ text }) => isTelling(text)).map(({ digest }) => digest);
    const told = [capture?.sha256 ?? '', ...digests].flatMap((digest) => {
      const row = this.#withdrawn.get(digest);
      const document = row && /^\/documents\/(\d+)\//u.exec(row.path)?.[1];
      return document ? [`It holds what was withdrawn from document ${document} on ${row.date}`] : [];
    });
    return [...new Set(told)];
  }

  freeName(slug: string): string {
    let name = slug;
    for (let number = 2; this.#names.has(name); number++) name = `${slug}-${number}`;
    this.#names.add(name);
    return name;
  }

  add(file: string, { captures, source, proposals }: TakenIn): void {
    const [capture] = captures;
    const name = `draft ${nameOf(file)}`;
    if (capture) this.#holders.set(capture.sha256, `captures/${capture.file} (${name})`);
    const { originalAddress } = proposals.provenance;
    this.#remember(name, originalAddress.status === 'unknown' ? undefined : originalAddress.value, source.text);
  }

  #remember(name: string, address: string | undefined, text: string): void {
    if (address !== undefined && !this.#addresses.has(plainAddress(address)))
      this.#addresses.set(plainAddress(address), name);
    this.#likeness.add(name, text);
  }
}

/** An address without what two copies of one page may differ in. */
function plainAddress(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/iu, '')
    .replace(/[#?].*$/u, '')
    .replace(/\/+$/u, '');
}

/** What is wrong with a file, as issues; an error of the program itself is named as one. */
function issuesOf(error: unknown, file: string): Issue[] {
  if (error instanceof ArchiveIssues) return error.issues;
  const refused = (message: string, line = 1): Issue[] => [{ code: 'capture-refused', file, line, message }];
  if (error instanceof Refusal) return refused(error.message, error.line);
  if (error instanceof ReadableError) return refused(error.message);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return refused('There is no such file. Name a file that is there.');
  if (code === 'EACCES') return refused('The file cannot be read: its permissions forbid it.');
  const said = error instanceof Error ? error.message : String(error);
  return refused(`The file cannot be read (${said}). Take another copy, or save it as plain text.`);
}
