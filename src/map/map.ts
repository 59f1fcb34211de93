/** The locator map: openly licensed boundaries and the terms that they mark, all of it content. */
import { z } from 'astro/zod';
import { type Entry, parseYamlEntry, type SourceFile } from '../entry/entry.ts';
import { webAddressSchema } from '../entry/web-address.ts';
import type { Issue } from '../issue.ts';
import { slugSchema } from '../permalink/identifier.ts';
import { checkWords, type Prose } from '../statement/statement.ts';

export const mapSchema = z.strictObject({
  title: z.string().min(1).describe('Title of the map.'),
  description: z.string().min(1).describe('What the map shows, in one sentence.'),
  credit: z
    .strictObject({
      text: z.string().min(1).describe('Whose work the boundaries are.'),
      licence: webAddressSchema.describe('Licence of the boundaries.'),
      source: z.string().min(1).describe('Where the boundaries come from, with the version.'),
    })
    .describe('Whose work the boundaries are and under which licence, shown below the map.'),
  viewBox: z
    .string()
    .regex(/^\d+ \d+ \d+ \d+$/u, 'four numbers such as 0 0 1000 600')
    .describe('The viewBox of the boundaries.'),
  data: z
    .string()
    .min(1)
    .regex(
      /^(?!\/|(?:.*\/)?\.\.(?:\/|$))[^\\]+$/u,
      'a path below content/, with neither “..” nor a slash at its beginning nor a backslash, such as map/regions.json',
    )
    .describe('The file of the boundaries, in content/.'),
  marked: z
    .array(
      z.strictObject({
        region: z.string().min(1).describe('The id of a region in the data.'),
        term: slugSchema.describe('The term that the region is.'),
        label: z
          .strictObject({
            x: z.number().describe('From the left, in units of the viewBox.'),
            y: z.number().describe('From the top, in units of the viewBox.'),
          })
          .describe('The middle of the label’s base line.'),
      }),
    )
    .describe('Regions that are marked, labelled and listed.'),
});

type MapDescription = z.infer<typeof mapSchema>;

export const regionsSchema = z.array(
  z.strictObject({
    id: z.string().describe('Its name in the data, by which map.yaml marks it.'),
    name: z.string().describe('What it is called in the data.'),
    path: z
      .string()
      .regex(/^[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$/u)
      .describe('Its boundary as the data of an SVG path, in units of the viewBox.'),
  }),
);

export type Region = z.infer<typeof regionsSchema>[number];

/** The map with its boundaries. */
export interface LocatorMap extends MapDescription {
  regions: Region[];
}

/** The files of a map: its description, and the boundaries that it names. */
interface MapFiles {
  map?: SourceFile | undefined;
  regions?: SourceFile | undefined;
}

/** What a map may name, and what its words are held to. */
interface Context {
  terms: { has: (id: string) => boolean };
  prose: Prose;
}

/** Reads a map and its boundaries, and checks what they name and say. @returns no map where there is none */
export function readMap(files: MapFiles, context: Context): { map: LocatorMap | undefined; issues: Issue[] } {
  if (!files.map) return { map: undefined, issues: [] };
  const description = parseYamlEntry(files.map, mapSchema);
  const regions = parseYamlEntry(files.regions ?? { file: files.map.file, text: '[]' }, regionsSchema);
  if (description.entry && !files.regions) {
    const message = `There is no file ${description.entry.data.data} in content/. Put the boundaries there, or name the file that holds them.`;
    const line = description.entry.lineOf('data');
    return { map: undefined, issues: [{ code: 'file-unreadable', file: files.map.file, line, message }] };
  }
  if (!description.entry || !regions.entry)
    return { map: undefined, issues: [...description.issues, ...regions.issues] };
  const { data } = description.entry;
  return {
    map: { ...data, regions: regions.entry.data },
    issues: checkMap(description.entry, regions.entry.data, context),
  };
}

/** Checks that the marked regions stand in the data and that their terms exist, and what title and description say. */
function checkMap(entry: Entry<MapDescription>, regions: readonly Region[], { terms, prose }: Context): Issue[] {
  const said = (['title', 'description'] as const).flatMap((field) => {
    const place = { file: entry.file, line: entry.lineOf(field) };
    return checkWords(entry.data[field], prose, (code, message) => ({ code, ...place, message }));
  });
  const marked = entry.data.marked.flatMap(({ region, term }, index): Issue[] => {
    const place = { code: 'name-unknown' as const, file: entry.file, line: entry.lineOf('marked', index) };
    const issues: Issue[] = [];
    if (!regions.some(({ id }) => id === region))
      issues.push({
        ...place,
        message: `There is no region “${region}” in ${entry.data.data}. Name an id that stands there.`,
      });
    if (!terms.has(term))
      issues.push({
        ...place,
        message: `There is no term “${term}”. Name a file of content/glossary without its ending.`,
      });
    return issues;
  });
  return [...said, ...marked];
}
