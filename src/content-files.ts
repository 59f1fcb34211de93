/** The content folder: its files as they were read, and what their paths name. */
import type { CaptureText } from './capture/capture.ts';
import type { SourceFile } from './entry/entry.ts';
import type { Issue } from './issue.ts';

/** The files of an archive as they were read; paths are relative to the project. */
export interface ContentFiles {
  settings: SourceFile;
  references: SourceFile;
  ledger: SourceFile;
  documents: SourceFile[];
  /** Documents without a number; nothing that is published comes from them. */
  drafts?: SourceFile[] | undefined;
  terms: SourceFile[];
  pages: SourceFile[];
  events: SourceFile[];
  differences: SourceFile[];
  names?: SourceFile | undefined;
  map?: SourceFile | undefined;
  /** Text of the file of boundaries that the map names. */
  regions?: SourceFile | undefined;
  /** Captures by file name, without their folder. */
  captures: ReadonlyMap<string, CaptureText>;
  /** What kept files from being read at all; they are in none of the lists. */
  unread?: readonly Issue[];
  /** Paths of the files in the content folder that are in none of the lists and were not tried to be read. */
  others?: readonly string[];
}

/** A file name without folder and ending. */
export function nameOf(file: string): string {
  return file.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
}

/** The content folder as its files are named, with a final slash; empty where it is the working folder. */
export function folderOf({ settings }: Pick<ContentFiles, 'settings'>): string {
  return settings.file.replace(/archive\.yaml$/u, '');
}

/** The path of a file below the content folder. */
export function pathInContent(files: Pick<ContentFiles, 'settings'>, { file }: Pick<SourceFile, 'file'>): string {
  return file.slice(folderOf(files).length);
}

/** Path of an editorial page below the base, from that of its file in the content: `pages/about/rights.mdx` → `about/rights`. */
export function pagePath(path: string): string {
  return path.replace(/^pages\//u, '').replace(/\.mdx$/u, '');
}
