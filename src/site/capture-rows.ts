/**
 * The lines of a capture as rows of a table, as HTML. A long capture has some thousand of them, so that
 * their markup is as short as can be, and is written at once.
 */

import type { Archive } from '../archive.ts';
import { byLine } from '../capture/by-line.ts';
import { linesOf } from '../capture/reading-text.ts';
import { type Description, lineRange } from '../document/document.ts';
import { languageOfWords } from '../glossary/mention.ts';
import { escapeAttribute, escapeHtml, languageAttributes } from '../html.ts';
import { passagePath } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import type { Reference } from '../reference/reference.ts';
import type { Words } from '../words/words.ts';

/**
 * A row for each line, with its id (`l12`): its number, its words, and what became of it; there, a note
 * follows its passage, or the omission that it is about, at the line on which that begins.
 *
 * @param link puts a path under the base of the site
 */
export function captureRows(
  document: PreparedDocument,
  words: Words,
  { references }: Pick<Archive, 'references'>,
  link: (path: string) => string,
): string {
  const { id, description, passages, withdrawn } = document;
  const language = escapeAttribute(description.language);
  const passageById = new Map(passages.map((passage) => [passage.id, passage]));
  const withheld = new Set(document.withheldLines);
  const withdrawnAt = byLine(
    withdrawn.flatMap((passage) => (passage.lines ? [{ id: passage.id, lines: passage.lines }] : [])),
    ({ lines }) => lines,
  );
  const passagesAt = byLine(passages, ({ lines }) => lines);
  const notesAt = byLine(description.notes, ({ passage, lines }) => {
    const first = lines === undefined ? (passageById.get(passage ?? '')?.lines[0] ?? 0) : lineRange(lines)[0];
    return [first, first];
  });
  const omissionsAt = byLine(description.omissions, ({ lines }) => lineRange(lines));
  const passageLink = (passage: string, text: string) =>
    `<p><a href="${escapeAttribute(link(passagePath(id, passage)))}">${escapeHtml(text)}</a></p>`;
  const noteText = ({ passage, words: anchor = '', text, sources }: Description['notes'][number]) => {
    const quotedIn = languageOfWords(anchor, passageById.get(passage ?? ''), description.language);
    const quoted = anchor === '' ? '' : `<q ${languageAttributes(quotedIn)}>${escapeHtml(anchor)}</q> `;
    const marks = sources.flatMap((id) => references.get(id) ?? []).map(sourceMark);
    return `<p class="note">${[quoted + escapeHtml(text), ...marks].join(' ')}</p>`;
  };
  const becameOf = (line: number): string => {
    const notes = notesAt(line);
    return [
      ...passagesAt(line).map(({ id: passage, kind }) => passageLink(passage, words.becamePassage(passage, kind))),
      ...notes.filter(({ lines }) => lines === undefined).map(noteText),
      ...omissionsAt(line).map(({ words: omitted, reason }) => {
        const what = omitted === undefined ? words.omitted : words.omittedWords(omitted);
        return `<p>${escapeHtml(`${what} ${reason}`)}</p>`;
      }),
      ...notes.filter(({ lines }) => lines !== undefined).map(noteText),
    ].join('');
  };
  return linesOf(document.captureText)
    .map((text, index) => {
      const line = index + 1;
      const gone = withdrawnAt(line).map(({ id: passage }) => passageLink(passage, words.becameWithdrawn(passage)));
      const row = (look: string, cell: string, became: string) =>
        `<tr id="l${line}"${look}><th scope="row">${line}</th>${cell}<td>${gone.join('')}${became}</td></tr>`;
      if (text.trim() === '') {
        const what = withheld.has(line) ? words.lineWithheld : words.emptyLine;
        const said = `<span class="visually-hidden">${escapeHtml(what)}</span>`;
        return row(' class="empty"', `<td class="line">${said}</td>`, '');
      }
      const isOmitted = passagesAt(line).length === 0 && omissionsAt(line).length > 0;
      const cell = `<td class="line" ${languageAttributes(language)}>${escapeHtml(text)}</td>`;
      return row(isOmitted ? ' class="omitted"' : '', cell, becameOf(line));
    })
    .join('');
}

/** The mark of a work outside the archive that backs a note. */
const sourceMark = ({ address, body }: Reference) =>
  `<a class="source" href="${escapeAttribute(address)}" rel="external">${escapeHtml(body)}</a>`;
