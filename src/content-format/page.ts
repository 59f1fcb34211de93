/** The format of the content as one page of Markdown, made from the schemas that the checks use. */
import { parse } from 'yaml';
import { type Field, type Listed, listFields } from '../entry/fields.ts';
import { ledgerColumns } from '../permalink/ledger.ts';
import { formatVersion } from '../settings/settings.ts';
import { type Kind, kindNamed, kinds } from './kinds.ts';

/** Writes the page. */
export function writeFormatPage(): string {
  const listed: Listed = new Map();
  return `# The format of the content

Format ${formatVersion}, as the line \`format: ${formatVersion}\` of \`archive.yaml\` says. Written from the schemas that the checks use, by
\`npm run archive -- fields --markdown\`; \`fields --schemas DIR\` writes them as JSON Schemas. The checks know more than
the schemas say: \`npm run archive -- verify\` holds every file against every other one.

Files are UTF-8. Fields are YAML 1.2; in \`.mdx\` files they stand between two lines \`---\`, above the text. A field that is
not listed here is refused. Dates are EDTF (ISO 8601-2) in quotation marks.

| file in \`content/\` | what it is |
|---|---|
${kinds.flatMap((kind) => (kind.files === undefined ? [] : [`| [\`${kind.files}\`](#${kind.name}) | ${kind.meaning} |`])).join('\n')}
| [\`captures/*\`](#captures) | The bytes as they were received, and the text extracted from them. |
| [\`permalinks.csv\`](#ledger) | Every address ever published. |
| \`revisions/*.mdx\` | Working copies of documents that are being corrected, as \`revise\` makes them. |

${kinds.map((kind) => writeKind(kind, listed)).join('\n')}
## captures

Any file, under any name, named by the \`captures\` of a document with its SHA-256. Its bytes never change. Text is UTF-8; of
what is not text, the extracted text stands beside it as another file. Lines are set apart by line feeds, carriage
returns, or both.

## ledger

\`permalinks.csv\` is CSV (RFC 4180) with line feeds, its first line the names of the columns. Commands write it, and it only
ever grows. The last row of an address says what it is now.

| column | meaning |
|---|---|
${Object.entries(ledgerColumns)
  .map(([name, meaning]) => `| \`${name}\` | ${meaning} |`)
  .join('\n')}
`;
}

function writeKind(kind: Kind, listed: Listed): string {
  const place = kind.files === undefined ? 'A file of YAML' : `\`content/${kind.files}\``;
  const form = kind.form === 'frontmatter' ? ', the fields as frontmatter' : '';
  const above = new Set(inherited(kind).map(({ path }) => path));
  const fields = listFields(kind.schema, listed, `${kind.name}: `).filter(({ path }) => !above.has(path));
  const example: unknown = parse(kind.example);
  return `## ${kind.name}

${place}${form}. ${kind.meaning}${kind.extends === undefined ? '' : ` It has every field of a ${kind.extends}, and:`}

| field | type | required | meaning | example |
|---|---|---|---|---|
${fields.map((field) => writeField(field, exampleOf(example, field.path), `${kind.name}: `)).join('\n')}
${kind.body === undefined ? '' : `\n${kind.body}\n`}${kind.extends === undefined ? `\n\`\`\`${kind.form === 'json' ? 'json' : 'yaml'}\n${kind.example}\`\`\`\n` : ''}`;
}

function inherited({ extends: other }: Kind): Field[] {
  const kind = other === undefined ? undefined : kindNamed(other);
  return kind ? listFields(kind.schema) : [];
}

function writeField(
  { path, type, required, meaning, values, default: value, like }: Field,
  example: unknown,
  place: string,
): string {
  const choices = values.length > 0 ? values.map((one) => `\`${one}\``).join(', ') : type;
  const [where = '', name = ''] = like?.split(': ') ?? [];
  const inner =
    like === undefined ? '' : `, as \`${name}\`${`${where}: ` === place ? '' : ` of [${where}](#${where})`}`;
  const left = value === undefined ? required : `${required}, then \`${JSON.stringify(value)}\``;
  const shown = example === undefined ? '' : `\`${shorten(JSON.stringify(example).replace(/^"(.*)"$/u, '$1'))}\``;
  return `| \`${path}\` | ${choices}${inner} | ${left} | ${cell(meaning)} | ${cell(shown)} |`;
}

/** A text as a cell of a table shows it; the whole of it stands in the example below. */
const shorten = (text: string) => (text.length > 48 ? `${text.slice(0, 47)}…` : text);

const cell = (text: string) => text.replaceAll('|', '\\|');

/**
 * The value that an example has at a path, where it is no larger than a cell of a table.
 *
 * @returns undefined where it is larger, or not there
 */
export function exampleOf(example: unknown, path: string): unknown {
  const [found] = valuesAt(example, path.split(/\.|(?=\[\])/u)).filter((value) => value !== undefined);
  const isSmall = typeof found !== 'object' || (Array.isArray(found) && found.every((one) => typeof one !== 'object'));
  return isSmall ? found : undefined;
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value];
  if (value === null || typeof value !== 'object') return [];
  if (step === '[]' || step === '*') return Object.values(value).flatMap((one) => valuesAt(one, rest));
  return valuesAt((value as Record<string, unknown>)[step], rest);
}
