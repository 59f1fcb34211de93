/** Unused files: what stands in the content folder and is read by nothing, so that it is not taken for published. */
import { captureFilesIn } from './document/document.ts';
import type { Issue } from './issue.ts';

/** What decides whether a file is used; paths are relative to the project. */
export interface Holdings {
  /** The content folder, with a final slash; empty where it is the project itself. */
  folder: string;
  /** Files that were read into none of the lists of the archive. */
  others: readonly string[];
  /** Numbers of the documents. */
  documents: ReadonlySet<string>;
  /** Names of the captures with the digests of their bytes. */
  captures: ReadonlyMap<string, { sha256: string }>;
  /** Captures that documents which could be read name. */
  named: ReadonlySet<string>;
  /** Texts of all documents and drafts, also of those that could not be read. */
  texts: readonly string[];
  /** Whether there is a map whose data was not found; what its file is called is then not known. */
  isMapOpen: boolean;
}

/** Names that a person, a system or an editor gives files beside the archive: they are let be. */
const besides = [/^\./u, /^~|~$|^#.*#$/u, /^(?:readme|licen[cs]e)(?:\.[^.]*)?$/iu, /^(?:thumbs\.db|desktop\.ini)$/iu];

/** Whether a path below the content folder is one that stands beside the archive, and is let be. */
export function isBeside(path: string): boolean {
  return path.split('/').some((part) => besides.some((pattern) => pattern.test(part)));
}

/** Folders whose MDX files are read. */
const folders = new Set(['documents', 'drafts', 'glossary', 'events', 'differences', 'pages']);

const files = ['archive.yaml', 'references.yaml', 'permalinks.csv', 'names.yaml', 'map.yaml'];

/** An issue for every file of the content folder that nothing reads, and for every capture that nothing names. */
export function findUnusedFiles(holdings: Holdings): Issue[] {
  const { folder, others, captures } = holdings;
  const issueOf = (path: string, message: string): Issue[] => {
    if (isBeside(path)) return [];
    return [{ code: 'file-unused', file: folder + path, line: 1, message: `Nothing reads this file. ${message}` }];
  };
  return [
    ...others.flatMap((file) => {
      const path = file.slice(folder.length);
      const remedy = remedyFor(path, holdings);
      return remedy === undefined ? [] : issueOf(path, remedy);
    }),
    ...unnamedCaptures(captures, holdings).flatMap((name) =>
      issueOf(
        `captures/${name}`,
        'No document and no draft names it as a capture. List it under captures of one, or delete it.',
      ),
    ),
  ];
}

/** How a file that is not read is mended. @returns undefined where a command reads it, or cannot be said to leave it out */
function remedyFor(path: string, { documents, isMapOpen }: Holdings): string | undefined {
  const away = 'move it out of the content folder, or delete it.';
  const [folder = '', ...below] = path.split('/');
  const name = below.at(-1) ?? folder;
  const stem = name.replace(/\.[^.]*$/u, '');
  if (below.length === 0) {
    const meant = files.find((file) => file.replace(/\..*$/u, '') === stem.toLowerCase());
    return meant === undefined
      ? `Beside the folders stand ${files.join(', ')}: ${away}`
      : `Rename it to ${meant}, or delete it.`;
  }
  if (folder === 'revisions') {
    if (below.length === 1 && name.endsWith('.mdx') && documents.has(stem)) return undefined;
    return `A working copy has the name of its document, such as revisions/0003.mdx: rename it, or delete it.`;
  }
  if (folder === 'map')
    return isMapOpen ? undefined : 'map.yaml does not name it as its data: name it there, or delete it.';
  if (!folders.has(folder)) return `The archive has no folder ${folder}: ${away}`;
  if (!/\.(?:mdx?|markdown)$/iu.test(name)) {
    const source = folder === 'drafts' || folder === 'documents';
    return source
      ? `In ${folder}/ stand files that end in .mdx. Take a source in with “npm run archive -- add”, and ${away}`
      : `In ${folder}/ stand files that end in .mdx: ${away}`;
  }
  if (name.endsWith('.mdx'))
    return `Folders in ${folder}/ are not looked into. Move it to ${folder}/${name}, or delete it.`;
  const place = folder === 'pages' ? [folder, ...below.slice(0, -1)].join('/') : folder;
  return `In ${folder}/ stand files that end in .mdx. Rename it to ${place}/${stem}.mdx, or delete it.`;
}

function unnamedCaptures(captures: Holdings['captures'], { named, texts }: Holdings): string[] {
  const unnamed = [...captures].filter(([name]) => !named.has(name));
  if (unnamed.length === 0) return [];
  // A document or draft that cannot be read names its captures all the same, and a revision names a former one by digest.
  const written = new Set(
    texts.flatMap((text) => [
      ...captureFilesIn(text),
      ...[...text.matchAll(/\bcapture:\s*["']?([0-9a-f]{64})/gu)].map(([, digest]) => digest),
    ]),
  );
  return unnamed.flatMap(([name, { sha256 }]) => (written.has(name) || written.has(sha256) ? [] : [name]));
}
