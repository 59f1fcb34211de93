/** The way of a text through the archive without a browser: taken in, published, rendered, read as a page. */

import { toDocumentText } from '../../src/accession/draft.ts';
import { type TakenIn, takeIn } from '../../src/accession/take-in.ts';
import type { CaptureText } from '../../src/capture/capture.ts';
import { wordsOf } from '../../src/capture/reading-text.ts';
import { buildLexicon } from '../../src/glossary/lexicon.ts';
import { prepareDocument, type Surroundings } from '../../src/prepare-document.ts';
import { readPage } from '../../src/site/built.ts';
import { en } from '../../src/words/en.ts';

const around: Omit<Surroundings, 'captures'> = {
  lexicon: buildLexicon([
    {
      id: 'mill',
      file: '',
      title: 'Mill',
      type: 'place',
      forms: [{ form: 'mill', mention: true, endings: [] }],
      related: [],
      members: [],
      identifiers: {},
    },
  ]),
  references: new Set(),
  ledger: new Map(),
  acts: new Map(),
  base: '/',
  pipeline: '',
  prose: { slantedWords: [], language: 'en' },
};

export interface Shown {
  taken: TakenIn;
  /** The words of the page, in order. */
  words: string[];
  /** The words that the page must show: those of the text, without marks and omissions. */
  expected: string[];
  html: string;
  /** Where the links of the page lead. */
  links: string[];
}

/** Takes a file in and reads it as its page shows it. @throws where it is refused, or has an issue */
export async function show(name: string, bytes: Uint8Array): Promise<Shown> {
  const taken = await takeIn({ name, bytes }, en.accessionWords, '2026-01-01');
  return showTaken(taken);
}

export function showTaken(taken: TakenIn): Shown {
  const captures = new Map(
    taken.captures.map(({ file, sha256, content }): [string, CaptureText] => [
      file,
      {
        sha256,
        bytes: content.length,
        text: typeof content === 'string' ? content : new TextDecoder().decode(content),
      },
    ]),
  );
  const text = toDocumentText({ file: 'drafts/a.mdx', text: taken.write([]) });
  const { document, issues } = prepareDocument('0001', { file: 'documents/0001.mdx', text }, { ...around, captures });
  if (issues.length > 0 || !document) throw new Error(JSON.stringify(issues));
  const html = document.blocks.map((block) => block.html).join('');
  const page = readPage('a.html', `<!DOCTYPE html><body><div data-transcription>${html}</div>`);
  return { taken, words: page.transcription, expected: wordsWithoutMarks(taken), html, links: page.links };
}

/** The words of the blocks that were kept; the blocks together must hold every word of the text. */
function wordsWithoutMarks({ proposals }: TakenIn): string[] {
  return proposals.kept.flatMap(({ text }) => wordsOf(text));
}
