/** `llms.txt`: what a program that reads for someone should know of the archive, as Markdown. */
import type { Archive } from '../archive.ts';
import {
  bagPath,
  cataloguePath,
  documentsPath,
  exportsPath,
  feedPath,
  glossaryPath,
  passagePath,
} from '../permalink/permalink.ts';
import type { Words } from '../words/words.ts';

/** What the file is written from. */
interface LlmsSource {
  archive: Archive;
  words: Words;
  /** The whole public address of a path. */
  absolute: (path: string) => string;
}

/** The text of the file. */
export function writeLlms({ archive, words, absolute }: LlmsSource): string {
  const { settings, documents } = archive;
  // A document that was withdrawn shows no passage.
  const [path] = documents.flatMap(({ id, passages: [passage] }) => (passage ? [passagePath(id, passage.id)] : []));
  const link = (label: string, path: string) => `- [${label}](${absolute(path)})`;
  const rules = [
    words.llmsHowToCite,
    words.llmsStatuses,
    ...(path === undefined ? [] : [words.llmsPassages(absolute(path))]),
    words.llmsRights,
  ];
  const links = [
    link(words.documents, documentsPath),
    link(words.glossary, glossaryPath),
    link(words.exportFile('catalogue'), cataloguePath),
    link(words.exportFile('bag'), bagPath(settings.slug)),
    link(words.exportFile('feed'), feedPath),
    link(words.exports, exportsPath),
  ];
  return [`# ${settings.name}`, `> ${settings.description}`, ...rules, links.join('\n')].join('\n\n').concat('\n');
}
