/**
 * Answering a question: from its units, asked of engines, to passages with their words marked.
 *
 * An engine names the records that hold the keys of a unit; each of these candidates is read and
 * checked to the letter. A record answers when it holds every unit; its passages answer when they hold
 * one. What is said of the answer is said of what was checked: a count is final, and a word stands
 * nowhere, only once every candidate was read.
 */
import { documentPath } from '../permalink/permalink.ts';
import {
  addCounts,
  byDate,
  byPath,
  type Counts,
  countValues,
  type Engine,
  type FacetName,
  type Filters,
  facetNames,
  type Order,
  passes,
  recordKinds,
  type SearchRecord,
  withoutFacet,
} from './record.ts';
import { findUnit, type Question, type Unit } from './unit.ts';
import { findPhrase, findWords, type Span } from './words.ts';

/** A passage that answers. */
export interface Hit {
  passage: string;
  text: string;
  /** Words found, in order, without overlaps. */
  spans: Span[];
  /** Which units of the question it holds, by their place. */
  holds: number[];
  /** Characters of the shortest stretch in which all of them stand; 0 for a single one. */
  stretch: number;
}

/** A record that answers, with its passages in reading order. */
export interface Found {
  record: SearchRecord;
  hits: Hit[];
}

export interface Answer {
  /** Records that answer and pass the filters. */
  found: Found[];
  /** Passages of documents among them. */
  passages: number;
  /** For each facet: how many records have each value, the filters of the other facets applied. */
  counts: Record<FacetName, Counts>;
  /** Whether every candidate was checked. */
  isFinal: boolean;
  /** Candidates not yet checked. */
  left: number;
  /** Whether checking goes on; it ends with candidates left where there are more than may be read. */
  isChecking: boolean;
  /** Units that stand in no record; known only when nothing answers and all was checked. */
  nowhere: Unit[];
}

/** How many records are read at once, the first time and later. */
const batchSizes = { first: 4, later: 40 };

/**
 * Answers a question, over and over while checking goes on; the last answer is final, or as far as `limit` goes.
 *
 * @param engines in the order in which their records are wanted
 * @param limit number of candidates that are read; more are left unread
 */
export async function* answerQuestion(
  question: Question,
  engines: readonly Engine[],
  order: Order,
  limit: number,
): AsyncGenerator<Answer> {
  if (question.units.length === 0 && question.excluded.length === 0) {
    yield await browse(engines, order, limit);
    return;
  }
  const found: Found[] = [];
  let read = 0;
  let left = 0;
  for (const [index, engine] of engines.entries()) {
    let names = await candidatesOf(question, engine);
    if (names.length > limit - read) names = await narrow(names, engine, order.filters);
    let batch = batchSizes.first;
    while (names.length > 0 && read < limit) {
      const taken = names.slice(0, Math.min(batch, limit - read));
      names = names.slice(taken.length);
      for (const record of await engine.read(taken)) {
        const hits = findHits(question, record);
        if (hits) found.push({ record, hits });
      }
      read += taken.length;
      batch = batchSizes.later;
      const isLast = index === engines.length - 1 && names.length === 0;
      if (!isLast)
        yield { ...summarise(found, order), left: left + names.length, isFinal: false, isChecking: true, nowhere: [] };
    }
    left += names.length;
  }
  const nowhere = left === 0 && found.length === 0 ? await unitsNowhere(question.units, engines, limit) : [];
  yield { ...summarise(found, order), left, isFinal: left === 0, isChecking: false, nowhere };
}

/** All records that pass the filters, without passages; the counts are those of all. */
async function browse(engines: readonly Engine[], order: Order, limit: number): Promise<Answer> {
  const counts = Object.fromEntries(facetNames.map((name): [FacetName, Counts] => [name, {}])) as Record<
    FacetName,
    Counts
  >;
  const found: Found[] = [];
  let left = 0;
  for (const engine of engines) {
    const { names } = await engine.list(order.filters, 'kind', order.by);
    const taken = names.slice(0, Math.max(0, limit - found.length));
    left += names.length - taken.length;
    found.push(...(await engine.read(taken)).map((record) => ({ record, hits: [] })));
    for (const name of facetNames) {
      const own = await engine.list(withoutFacet(order.filters, name), name);
      counts[name] = addCounts(counts[name], own.counts);
    }
  }
  return { found, passages: 0, counts, isFinal: left === 0, left, isChecking: false, nowhere: [] };
}

/** Names of the records that may answer: those that hold the keys of every unit; all where there is no unit. */
async function candidatesOf({ units }: Question, engine: Engine): Promise<string[]> {
  if (units.length === 0) return (await engine.list({}, 'kind', 'best')).names;
  let names: string[] | undefined;
  for (const unit of units) {
    const own = await candidatesOfUnit(unit, engine);
    const all = new Set(own);
    names = names ? names.filter((name) => all.has(name)) : own;
    if (names.length === 0) return [];
  }
  return names ?? [];
}

async function candidatesOfUnit({ candidates }: Unit, engine: Engine): Promise<string[]> {
  const names = new Set<string>();
  for (const keys of candidates) {
    const found = await Promise.all([...new Set(keys)].map((key) => engine.find(key)));
    const [first = [], ...others] = found.map((list) => new Set(list));
    for (const name of first) if (others.every((other) => other.has(name))) names.add(name);
  }
  return [...names];
}

/** Candidates that pass the filters, where there are too many to read them all. */
async function narrow(names: string[], engine: Engine, filters: Filters): Promise<string[]> {
  if (facetNames.every((name) => !filters[name]?.length)) return names;
  const passing = new Set((await engine.list(filters, 'kind')).names);
  return names.filter((name) => passing.has(name));
}

/** The passages of a record that answer. @returns undefined where it does not hold every unit */
export function findHits({ units, excluded }: Question, record: SearchRecord): Hit[] | undefined {
  const held = new Set<number>();
  const hits = record.passages.flatMap((passage): Hit[] => {
    const [id, text] = passage;
    const words = findWords(text);
    if (excluded.some((phrase) => findPhrase(words, phrase).length > 0)) return [];
    const places = units.map((unit) => findUnit(unit, passage, words));
    const holds = [...units.keys()].filter((index) => places[index]?.length || isAsked(units[index], record, id));
    if (holds.length === 0 && units.length > 0) return [];
    for (const index of holds) held.add(index);
    return [{ passage: id, text, spans: joinSpans(places.flat()), holds, stretch: shortestStretch(places) }];
  });
  return held.size === units.length && hits.length > 0 ? hits : undefined;
}

/**
 * Whether a unit asks for a passage by its address: for the first one where it names the document alone, or
 * a passage of which there is nothing to show.
 */
function isAsked(unit: Unit | undefined, { path, passages }: SearchRecord, id: string): boolean {
  if (!unit?.address || path !== documentPath(unit.address.document)) return false;
  const asked = passages.some(([own]) => own === unit.address?.passage) ? unit.address.passage : passages[0]?.[0];
  return id === asked;
}

/** Spans in order, those that overlap made one. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Those of some units that no record holds. */
export async function unitsNowhere(units: readonly Unit[], engines: readonly Engine[], limit: number): Promise<Unit[]> {
  const nowhere: Unit[] = [];
  for (const unit of units) if (!(await standsSomewhere(unit, engines, limit))) nowhere.push(unit);
  return nowhere;
}

/** Whether a record holds a unit; taken for so where there are more candidates than may be read. */
async function standsSomewhere(unit: Unit, engines: readonly Engine[], limit: number): Promise<boolean> {
  for (const engine of engines) {
    const names = await candidatesOfUnit(unit, engine);
    for (let at = 0; at < names.length; at += batchSizes.later) {
      if (at >= limit) return true;
      const records = await engine.read(names.slice(at, at + batchSizes.later));
      if (records.some((record) => findHits({ units: [unit], excluded: [] }, record))) return true;
    }
  }
  return false;
}

function summarise(all: readonly Found[], order: Order): Pick<Answer, 'found' | 'passages' | 'counts'> {
  const found = sortFound(
    all.filter(({ record }) => passes(record, order.filters)),
    order.by,
  );
  const counts = Object.fromEntries(
    facetNames.map((name) => {
      const others = withoutFacet(order.filters, name);
      const values = all.filter(({ record }) => passes(record, others)).flatMap(({ record }) => record.facets[name]);
      return [name, countValues(values)];
    }),
  ) as Record<FacetName, Counts>;
  const passages = found.reduce(
    (sum, { record, hits }) =>
      sum + (record.kind === 'document' ? hits.filter(({ passage }) => passage !== '').length : 0),
    0,
  );
  return { found, passages, counts };
}

/** Documents, then terms, then events; by what their best passage holds and how near, or by date, those without one last. */
function sortFound(found: readonly Found[], by: Order['by']): Found[] {
  const ranked = found.map((entry) => ({ entry, rank: by === 'date' ? [] : rankOf(entry.hits) }));
  const kind = ({ record }: Found) => recordKinds.indexOf(record.kind);
  return ranked
    .sort(
      (a, b) =>
        kind(a.entry) - kind(b.entry) ||
        (by === 'date' ? byDate(a.entry.record, b.entry.record) : compareRanks(a.rank, b.rank)) ||
        byPath(a.entry.record, b.entry.record),
    )
    .map(({ entry }) => entry);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** Rank of a record, lower is better: units missing in its best passage, whether it is asked for by its address, the stretch that holds them, then fewer passages. */
function rankOf(hits: readonly Hit[]): number[] {
  const best = [...hits].sort(compareHits)[0];
  const isAddressed = hits.some(({ spans }) => spans.length === 0);
  return best ? [-best.holds.length, isAddressed ? 0 : 1, best.stretch, -hits.length] : [0, 0, 0, 0];
}

/** Better passages first: those that hold more of the question, then those in which it stands nearer together. */
export function compareHits(a: Hit, b: Hit): number {
  return b.holds.length - a.holds.length || a.stretch - b.stretch;
}

/** Characters of the shortest stretch that holds a place of each unit that has one. */
function shortestStretch(places: readonly (readonly Span[])[]): number {
  const held = places.filter((spans) => spans.length > 0);
  if (held.length < 2) return 0;
  const all = held.flatMap((spans, unit) => spans.map((span) => ({ ...span, unit }))).sort((a, b) => a.start - b.start);
  const inside = new Map<number, number>();
  let shortest = Number.POSITIVE_INFINITY;
  let first = 0;
  for (const { end, unit } of all) {
    inside.set(unit, (inside.get(unit) ?? 0) + 1);
    for (let leaving = all[first]; leaving && inside.size === held.length; leaving = all[++first]) {
      shortest = Math.min(shortest, end - leaving.start);
      const left = (inside.get(leaving.unit) ?? 0) - 1;
      if (left > 0) inside.set(leaving.unit, left);
      else inside.delete(leaving.unit);
    }
  }
  return shortest;
}
