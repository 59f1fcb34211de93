/** `npm run bench:corpus -- N [--seed S] [--out DIR]` */
import { parseArgs } from 'node:util';
import { ensureCorpus, writeCorpus } from './write-corpus.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, out: { type: 'string' } },
});
const documents = Number(positionals[0]);
const seed = Number(values.seed);
if (!Number.isInteger(documents) || documents < 1 || !Number.isInteger(seed)) {
  console.error('npm run bench:corpus -- N [--seed S] [--out DIR]: N documents, from the seed S, a whole number.');
  process.exitCode = 2;
} else if (values.out === undefined) console.log(ensureCorpus(documents, seed));
else {
  writeCorpus(documents, seed, values.out);
  console.log(values.out);
}
