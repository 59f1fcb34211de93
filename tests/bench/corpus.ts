/**
 * An archive of any size, invented word by word: for measuring, never for reading.
 *
 * Documents have 300 to 1,500 words of a vocabulary that is used as a language uses its words (Zipf),
 * one in ten of them in Cyrillic; each has omissions, a note and five mentions or more. There is a
 * term for ten documents, with forms in two scripts, and an event for twenty. The same number and
 * seed give the same files.
 */
import { sha256 } from '../../src/capture/digest.ts';
import { type Chance, chanceFrom, zipf } from './chance.ts';

/** A file of the archive: its path below the content folder and its text. */
export interface CorpusFile {
  path: string;
  text: string;
}

interface Script {
  language: string;
  words: string[];
  draw: () => number;
  months: string[];
}

interface Name {
  slug: string;
  title: string;
  latin: string[];
  cyrillic: string;
}

/** A place in a document that a term or an event can quote. */
interface Spot {
  of: string;
  words: string;
  date: string;
}

const firstTerms = 5;
const latinMonths = 'January February March April May June July August September October November December'.split(' ');
const cyrillicMonths = 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'.split(
  ' ',
);

/** Every file of an archive of so many documents, the ledger apart. */
export function* makeCorpus(documents: number, seed: number): Generator<CorpusFile> {
  const chance = chanceFrom(seed);
  const used = new Set<string>();
  const latin: Script = {
    language: 'en',
    words: inventWords(30_000, latinSounds, chance, used),
    draw: zipf(30_000, chance),
    months: latinMonths,
  };
  const cyrillic: Script = {
    language: 'uk',
    words: inventWords(12_000, cyrillicSounds, chance, used),
    draw: zipf(12_000, chance),
    months: cyrillicMonths,
  };
  const names = inventNames(Math.max(firstTerms, Math.ceil(documents / 10)), chance, used);
  const drawName = zipf(names.length, chance);
  const spots = new Map<Name, Spot[]>();
  yield { path: 'archive.yaml', text: settingsText };
  yield { path: 'references.yaml', text: referencesText };
  yield { path: 'pages/about.mdx', text: aboutText };
  for (let number = 1; number <= documents; number++) {
    const id = String(number).padStart(4, '0');
    const script = number % 10 === 7 ? cyrillic : latin;
    const mentioned = Array.from({ length: 5 }, () => names[drawName()]).flatMap((name) => name ?? []);
    yield* writeDocument(id, script, mentioned, chance, (name, spot) => {
      const list = spots.get(name) ?? [];
      if (list.length < 8) spots.set(name, [...list, spot]);
    });
  }
  for (const name of names) yield writeTerm(name, names, spots.get(name) ?? [], latin, chance);
  const told = names.filter((name) => spots.has(name));
  for (let number = 1; number <= Math.ceil(documents / 20); number++) {
    const name = told[(number - 1) % told.length];
    if (name) yield writeEvent(number, name, spots.get(name) ?? [], latin, chance);
  }
}

type Sounds = readonly [onsets: string, vowels: string, codas: string];
const latinSounds: Sounds = [
  'b c d f g h j k l m n p r s t v z br dr gr kl pr st tr',
  'a e i o u ai ou',
  'n r s l t m nd st',
];
const cyrillicSounds: Sounds = [
  'б в г д ж з к л м н п р с т х ч бр др гр кл пр ст тр',
  'а е и о у і я',
  'н р с л т м к нь',
];

/** New words, the short ones first, as the words that a language uses most are short. */
function inventWords(amount: number, sounds: Sounds, chance: Chance, used: Set<string>): string[] {
  return Array.from({ length: amount }, (_, rank) => {
    const syllables = rank < 150 ? 1 : rank < 4000 ? 2 : 3;
    return inventWord(syllables, sounds, chance, used);
  });
}

function inventWord(syllables: number, sounds: Sounds, chance: Chance, used: Set<string>): string {
  const [onsets = [], vowels = [], codas = []] = sounds.map((list) => list.split(' '));
  for (let tries = 0; ; tries++) {
    let word = '';
    for (let left = syllables + Math.floor(tries / 50); left > 0; left--) {
      word += chance.pick(onsets) + chance.pick(vowels);
      if (chance.next() < 0.3) word += chance.pick(codas);
    }
    if (used.has(word)) continue;
    used.add(word);
    return word;
  }
}

/** Names of two words, each with another spelling, an abbreviation and a form in Cyrillic. */
function inventNames(amount: number, chance: Chance, used: Set<string>): Name[] {
  return Array.from({ length: amount }, () => {
    const words = [inventWord(2, latinSounds, chance, used), inventWord(2, latinSounds, chance, used)];
    const cyrillic = [inventWord(2, cyrillicSounds, chance, used), inventWord(2, cyrillicSounds, chance, used)];
    const [first = '', second = ''] = words.map(capital);
    return {
      slug: words.join('-'),
      title: `${first} ${second}`,
      latin: [
        `${first} ${second}`,
        `${first}h ${second}`,
        inventWord(2, ['q w x', 'a e i o u', 'q x'], chance, used).toUpperCase(),
      ],
      cyrillic: cyrillic.map(capital).join(' '),
    };
  });
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

/** A sentence of so many words; `inserted` stands somewhere in it, not at its beginning. */
function sentence(length: number, { words, draw }: Script, chance: Chance, inserted: readonly string[] = []): string {
  const said = Array.from({ length }, () => words[draw()] ?? '');
  if (chance.next() < 0.1) said.push(String(chance.between(1900, 2020)));
  for (const words of inserted) said.splice(chance.between(1, said.length), 0, words);
  const comma = chance.next() < 0.4 && said.length > 5 ? chance.between(1, said.length - 3) : -1;
  return `${capital(said.map((word, index) => (index === comma ? `${word},` : word)).join(' '))}.`;
}

/** A line of a capture, and how the transcription writes it. */
interface Line {
  captured: string;
  written?: string;
  /** The words of the passage, for lines that are passages. */
  text?: string;
}

function* writeDocument(
  id: string,
  script: Script,
  names: readonly Name[],
  chance: Chance,
  onMention: (name: Name, spot: Spot) => void,
): Generator<CorpusFile> {
  const { words, draw, months, language } = script;
  const phrase = (length: number) => capital(Array.from({ length }, () => words[draw()]).join(' '));
  const title = phrase(chance.between(4, 9));
  const publisher = phrase(2);
  const [year, month, day] = [chance.between(1990, 2024), chance.between(1, 12), chance.between(1, 28)];
  const dateline = `${day} ${months[month - 1]} ${year}`;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const lines: Line[] = [
    { captured: `${title} | ${publisher}` },
    { captured: title, written: `# ${title}`, text: title },
    { captured: publisher, written: publisher, text: publisher },
    { captured: dateline, written: dateline, text: dateline },
  ];
  const wanted = chance.between(300, 1500);
  const waiting = names.map((name) => ({
    name,
    form: language === 'uk' ? name.cyrillic : chance.pick(name.latin),
  }));
  /** The rest of the mentions comes with the first paragraphs of a document that is short. */
  const perParagraph = Math.ceil(waiting.length / Math.max(1, Math.floor(wanted / 110)));
  let count = 0;
  let paragraphs = 0;
  const mentions: { name: Name; form: string; line: Line }[] = [];
  while (count < wanted || waiting.length > 0) {
    if (paragraphs > 0 && paragraphs % 4 === 0) {
      const heading = phrase(chance.between(2, 5));
      lines.push({ captured: `== ${heading} ==`, written: `## ${heading}`, text: heading });
      for (let items = chance.between(0, 3); items > 0; items--) {
        const item = sentence(chance.between(4, 10), script, chance);
        lines.push({ captured: `- ${item}`, written: `- ${item}`, text: item });
        count += item.split(' ').length;
      }
    }
    const here = waiting.splice(0, perParagraph);
    const sentences = Array.from({ length: chance.between(2, 6) }, (_, index) => {
      const inserted = here.filter((_, place) => place % 2 === index % 2 && index < 2).map(({ form }) => form);
      return sentence(chance.between(6, 22), script, chance, inserted);
    });
    const text = sentences.join(' ');
    const line = { captured: text, written: text, text };
    lines.push(line);
    mentions.push(...here.map(({ name, form }) => ({ name, form, line })));
    count += text.split(' ').length;
    paragraphs++;
  }
  lines.splice(chance.between(5, lines.length - 1), 0, { captured: phrase(3) });
  lines.push({ captured: sentence(9, script, chance) });
  const passages = lines.filter(({ text }) => text !== undefined);
  const passageOf = (line: Line) => `p${passages.indexOf(line) + 1}`;
  const seen = new Set<Name>();
  let noted: string | undefined;
  for (const { name, form, line } of mentions) {
    const text = line.text ?? '';
    if (seen.has(name) || text.split(form).length !== 2) continue;
    seen.add(name);
    onMention(name, { of: `${id}#${passageOf(line)}`, words: form, date });
    noted ??= `  - { passage: ${passageOf(line)}, words: ${JSON.stringify(form)}, text: ${JSON.stringify(`${name.title} by another name.`)}, sources: [book-${chance.between(1, 9)}] }`;
  }
  noted ??= `  - { passage: p3, words: ${JSON.stringify(dateline)}, text: No time of day is stated. }`;
  const capture = `${lines.map(({ captured }) => captured).join('\n\n')}\n`;
  const omitted = lines.flatMap(({ text }, index) => (text === undefined ? [index * 2 + 1] : []));
  yield { path: `captures/${id}.txt`, text: capture };
  yield {
    path: `documents/${id}.mdx`,
    text: `---
kind: ${chance.pick(['primary-text', 'news-report', 'reference-work'])}
language: ${language}
accession: "2026-01-${String(chance.between(1, 28)).padStart(2, '0')}"
summary: ${JSON.stringify(sentence(12, script, chance))}
captures:
  - { file: ${id}.txt, sha256: ${sha256(capture)}, mediaType: text/plain, custody: Invented for measuring. }
provenance:
  title: { status: stated, value: ${JSON.stringify(title)}, evidence: { line: 3, words: ${JSON.stringify(title)} } }
  creator: { status: unknown, ground: No name stands above the text. }
  publisher: { status: stated, value: ${JSON.stringify(publisher)}, evidence: { line: 5, words: ${JSON.stringify(publisher)} } }
  date: { status: stated, value: "${date}", evidence: { line: 7, words: ${JSON.stringify(dateline)} } }
  place: { status: unknown, ground: No place is named. }
  originalAddress: { status: inferred, value: "https://press.example/${id}", ground: Invented with the text. }
  licence: { status: unknown, ground: None is stated. }
  captured: { status: inferred, value: 2025/.., ground: Invented with the text. }
rights: { statement: "https://creativecommons.org/publicdomain/zero/1.0/", ground: Every word is invented. }
markupMarks: { heading: "=", item: "- " }
omissions:
${omitted.map((line) => `  - { lines: "${line}", reason: No words of the text itself. }`).join('\n')}
notes:
${noted}
---

${lines.flatMap(({ written }) => written ?? []).join('\n\n')}
`,
  };
}

function writeTerm(
  { slug, title, latin, cyrillic }: Name,
  names: readonly Name[],
  spots: readonly Spot[],
  script: Script,
  chance: Chance,
): CorpusFile {
  const related = names[chance.between(0, names.length - 1)]?.slug ?? slug;
  const quotations = spots
    .slice(0, 3)
    .map(
      ({ of, words }) =>
        `${sentence(7, script, chance).slice(0, -1)} <Quote of="${of}" from=${JSON.stringify(words)} />.`,
    );
  const backed = Array.from(
    { length: 3 },
    (_, index) =>
      `${sentence(chance.between(8, 16), script, chance)} <Source of="${spots[index]?.of ?? `book-${chance.between(1, 9)}`}" />`,
  );
  return {
    path: `glossary/${slug}.mdx`,
    text: `---
title: ${title}
type: ${chance.pick(['person', 'body', 'place', 'event', 'concept'])}
forms:
${latin.map((form) => `  - { form: ${form} }`).join('\n')}
  - { form: ${cyrillic}, language: uk }
related: [${related === slug ? '' : related}]
---

${[...quotations, ...backed].join(' ')}
`,
  };
}

function writeEvent(number: number, name: Name, spots: readonly Spot[], script: Script, chance: Chance): CorpusFile {
  const accounts = spots.slice(0, chance.between(1, 4));
  const [first] = accounts;
  return {
    path: `events/event-${number}-of-${name.slug}.mdx`,
    text: `---
title: ${capital(sentence(5, script, chance).slice(0, -1).toLowerCase())}
date: "${first?.date ?? '2000'}"
terms: [${name.slug}]
accounts:
${accounts
  .map(
    ({ of, words }) =>
      `  - { of: "${of}", from: ${JSON.stringify(words)}, says: ${JSON.stringify(sentence(4, script, chance).slice(0, -1))}, voice: own }`,
  )
  .join('\n')}
---

${sentence(12, script, chance)} <Source of="${first?.of ?? 'book-1'}" />
`,
  };
}

const settingsText = `format: 1
name: Invented Archive
slug: invented-archive
description: Invented texts for measuring
address: https://archive.example/
publisher: Invented Archive
language: en
released: "2026-02-01"
rights:
  statement: https://creativecommons.org/publicdomain/zero/1.0/
  ground: Every word is invented.
`;

const referencesText = Array.from(
  { length: 9 },
  (_, index) => `book-${index + 1}:
  title: Book ${index + 1}
  body: Invented Press
  date: "19${30 + index}"
  address: https://press.example/book-${index + 1}
`,
).join('');

const aboutText = `---
title: About
description: What this archive is.
---

Every word of this archive is invented, for measuring.
`;
