/** How much a search has found, in words. */
import type { Answer } from '../answer.ts';
import { recordKinds } from '../record.ts';
import type { ViewContext } from './context.ts';
import { counted, fill } from './elements.ts';

/**
 * How much was found, by kind: of the first kind that is wanted also that it is none, of the others what there is.
 * While texts are left to check, it is said that there may be more.
 */
export function countFound({ found, passages, isFinal }: Answer, { words, state }: ViewContext): string {
  if (!isFinal && found.length === 0) return words.noneYet;
  const chosen = recordKinds.filter((kind) => state.filters.kind?.includes(kind));
  const wanted = chosen.length > 0 ? chosen : recordKinds;
  const count = wanted
    .map((kind) => ({ kind, amount: found.filter(({ record }) => record.kind === kind).length }))
    .filter(({ amount }, index) => index === 0 || amount > 0)
    .map(({ kind, amount }) => {
      if (kind !== 'document') return counted(kind === 'term' ? words.terms : words.events, amount);
      return `${counted(words.passages, passages)}${amount > 0 ? ` ${counted(words.documents, amount)}` : ''}`;
    })
    .join('; ');
  return isFinal ? count : fill(words.atLeast, '%s', count);
}

/** How many records there are to browse. */
export const countRecords = ({ found, left }: Answer, { words }: ViewContext) =>
  counted(words.records, found.length + left);
