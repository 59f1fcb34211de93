/** The recall test: questions with judged answers over the real archive, answered by an engine. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { buildArchive } from '../../src/archive.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { type Answer, answerQuestion } from '../../src/search/answer.ts';
import { searchIndex } from '../../src/search/archive-index.ts';
import { indexForms } from '../../src/search/form-index.ts';
import { memoryEngine } from '../../src/search/memory-engine.ts';
import { parseQuery } from '../../src/search/query.ts';
import type { Engine } from '../../src/search/record.ts';
import { compileQuestion, groupUnits } from '../../src/search/unit.ts';
import { wordsFor } from '../../src/words/words.ts';

/** A question with its judged answer; `passages` are all that answer, `0001#p4`. */
export interface JudgedQuestion {
  id: string;
  query: string;
  exact?: boolean;
  passages: string[];
  unknown?: string[];
  nearest?: string;
  why: string;
}

export type QuestionSet = 'blind' | 'open';

/** Reads a set of questions. */
export function readQuestions(set: QuestionSet): JudgedQuestion[] {
  return parse(readFileSync(`tests/search/questions/${set}.yaml`, 'utf8')) as JudgedQuestion[];
}

const files = readContent('content');
const { archive } = buildArchive(files);
if (!archive) throw new Error('The archive cannot be read.');
export const index = searchIndex(archive, files, wordsFor(archive.settings.language));
const units = groupUnits(index.groups);

/** Engines over the records in memory. */
export const memoryEngines: Engine[] = [
  memoryEngine(index.collections.documents, units),
  memoryEngine(index.collections.pages, units),
];

const forms = indexForms(index.groups);

/** The last answer to a question. */
export async function answer(
  query: string,
  exact: boolean,
  engines: readonly Engine[] = memoryEngines,
): Promise<Answer> {
  const question = compileQuestion(parseQuery(query), forms, { exact, without: [] });
  let last: Answer | undefined;
  for await (const given of answerQuestion(question, engines, { filters: {}, by: 'best' }, 1000)) last = given;
  if (!last) throw new Error(`No answer to ${query}.`);
  return last;
}

/** Passages of documents that answer, as `0001#p4`, sorted. */
export function passagesOf({ found }: Answer): string[] {
  return found
    .filter(({ record }) => record.kind === 'document')
    .flatMap(({ record, hits }) => hits.map(({ passage }) => `${record.path.split('/')[2]}#${passage}`))
    .sort();
}
