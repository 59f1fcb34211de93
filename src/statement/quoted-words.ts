/**
 * Quotations as they are typed: which words of a passage a file selects by typing the first and the last.
 * A file that names a passage alone holds none of its words; they are taken from it at build.
 */
import { editBody, removeFields } from '../entry/edit.ts';
import type { SourceFile } from '../entry/entry.ts';
import { quotesIn } from './read-body.ts';

/**
 * The text of a file without the words that it types to select quotations of some passages: it then
 * quotes them whole, and holds none of their words.
 *
 * @param file an MDX file, in whose body quotations stand as `Quote`, or YAML
 * @param isMeant says it of an address such as `0001#p4`
 * @returns the text as it was where it types none
 */
export function withoutQuotedWords({ file, text }: SourceFile, isMeant: (address: string) => boolean): string {
  const inProse = file.endsWith('.mdx') ? editBody(text, (body) => withoutSelections(body, isMeant)) : text;
  return removeFields(
    inProse,
    (map, name) => (name === 'from' || name === 'to') && isMeant(String((map as { of?: unknown }).of)),
  );
}

function withoutSelections(body: string, isMeant: (address: string) => boolean): string {
  return quotesIn(body)
    .filter(({ selection: { of, from, to } }) => (from ?? to) !== undefined && isMeant(of))
    .reverse()
    .reduce((text, { selection, start, end }) => {
      return `${text.slice(0, start)}<Quote of="${selection.of}" />${text.slice(end)}`;
    }, body);
}
