/**
 * A quotation that is safe to paste: the words, who published them and whom they cite, the date as
 * known, the passage, its address, and the notes that concern the words.
 *
 * Runs in the browser too: what it needs of the interface's words comes in as data.
 */

/** Words of a passage that are another's, and whose. */
export interface Speech {
  name: string;
  /** The other's words; the whole passage when left out. */
  words?: string | undefined;
}

/** An editor's note on words of the passage. */
export interface PassageNote {
  words: string;
  text: string;
}

/** What a quotation of a passage is made of, beside the words chosen. */
export interface Quotable {
  /** Text of the passage. */
  text: string;
  speeches: readonly Speech[];
  notes: readonly PassageNote[];
  /** Publisher as known, such as “[The Daily]”. */
  publisher: string;
  /** Date as known, in words. */
  date: string;
  /** Such as “¶ 7”. */
  locator: string;
}

/** Words of the interface. */
export interface QuotationWords {
  open: string;
  close: string;
  /** `%s` stands for the names. */
  citing: string;
  citingInPart: string;
  notes: string;
}

/** The quotation of the words from `start` to `end` of a passage, as plain text. */
export function quotationOf(
  { text, speeches, notes, publisher, date, locator }: Quotable,
  { start, end }: { start: number; end: number },
  address: string,
  words: QuotationWords,
): string {
  const touches = (anchor: string | undefined) => {
    const [from, until] = spanOf(text, anchor);
    return from < end && start < until;
  };
  const own = speeches.filter((speech) => touches(speech.words));
  // Each sign of the quotation must be inside some speech for the whole of it to be another's.
  let reached = start;
  for (const [from, until] of own.map((speech) => spanOf(text, speech.words)).sort(([a], [b]) => a - b))
    if (text.slice(reached, Math.max(reached, from)).trim() === '') reached = Math.max(reached, until);
  const names = [...new Set(own.map(({ name }) => name))].join('; ');
  const citing = (reached >= end ? words.citing : words.citingInPart).replace('%s', () => names);
  const source = [publisher, ...(own.length > 0 ? [citing] : []), date, locator, address].join(', ');
  const remarks = notes
    .filter((note) => touches(note.words))
    .map((note) => `${words.open}${note.words}${words.close}: ${note.text}`);
  const quoted = `${words.open}${text.slice(start, end)}${words.close} (${source})`;
  return [quoted, ...(remarks.length > 0 ? [`${words.notes} ${remarks.join(' ')}`] : [])].join('\n');
}

function spanOf(text: string, words: string | undefined): [number, number] {
  if (words === undefined) return [0, text.length];
  const at = text.indexOf(words);
  return at < 0 ? [0, 0] : [at, at + words.length];
}
