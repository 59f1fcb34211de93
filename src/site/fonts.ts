/**
 * The reading face: Source Serif 4, cut at build to the characters that the archive holds.
 *
 * Each script is a file of its own, with the characters that it holds as its `unicode-range`, so that
 * a page in one script does not load the other.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import subsetFont from 'subset-font';
import { unpublished } from '../bag/payload.ts';
import { listFiles } from '../cli/read-content.ts';
import { captureFilesIn } from '../document/document.ts';

/** Files of the package by script: which characters go to which. */
const scripts = [
  { name: 'latin', holds: (point: number) => point <= 0x2ff || (point >= 0x2000 && point <= 0x22ff) },
  {
    name: 'cyrillic',
    holds: (point: number) =>
      (point >= 0x400 && point <= 0x45f) || point === 0x490 || point === 0x491 || point === 0x2116,
  },
];

/** Weights from text to headings. */
const weights = { min: 400, max: 600, default: 400 };

/**
 * Writes `fonts.css` and its font files.
 *
 * @param content folder of the archive, whose characters the fonts must hold
 * @param folder where the files are written
 * @param isEdited whether the drafts of the archive are shown too
 */
export async function writeFonts(content: string, folder: string, isEdited: boolean): Promise<void> {
  const files = listFiles(content, '');
  const points = pointsIn([...(isEdited ? files : publishedOf(files, content)), ...listFiles('src/words', '.ts')]);
  mkdirSync(folder, { recursive: true });
  const rules: string[] = [];
  const packageFolder = dirname(
    createRequire(import.meta.url).resolve('@fontsource-variable/source-serif-4/package.json'),
  );
  for (const { name, holds } of scripts) {
    const held = points.filter((point) => point > 0x1f && holds(point));
    const source = readFileSync(join(packageFolder, 'files', `source-serif-4-${name}-wght-normal.woff2`));
    const font = await subsetFont(source, String.fromCodePoint(...held), {
      targetFormat: 'woff2',
      variationAxes: { wght: weights },
    });
    writeFileSync(join(folder, `serif-${name}.woff2`), font);
    rules.push(fontFace(name, held));
  }
  writeFileSync(join(folder, 'fonts.css'), rules.join('\n'));
}

/** Files of the content from which something is published: no drafts, no working copies, no captures of these. */
function publishedOf(files: readonly string[], content: string): string[] {
  const folderOf = (file: string) => relative(content, file).split(/[\\/]/u)[0] ?? '';
  const documents = files.filter((file) => folderOf(file) === 'documents');
  const captures = new Set(documents.flatMap((file) => captureFilesIn(readFileSync(file, 'utf8'))));
  return files.filter((file) => {
    const top = folderOf(file);
    if (top === 'captures') return captures.has(relative(join(content, top), file).replaceAll('\\', '/'));
    return !unpublished.has(top) && !top.startsWith('.');
  });
}

/** The characters of the basic plane that stand in files, in order; the faces hold no others. */
function pointsIn(files: readonly string[]): number[] {
  const isHeld = new Uint8Array(0x1_0000);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (let index = 0; index < text.length; index++) isHeld[text.charCodeAt(index)] = 1;
  }
  return [...isHeld.keys()].filter((point) => isHeld[point] === 1);
}

/** A page never changes its shape when a font arrives late: it then keeps the fallback. */
function fontFace(name: string, points: readonly number[]): string {
  return `@font-face {
  font-family: "Source Serif 4";
  font-weight: ${weights.min} ${weights.max};
  font-display: optional;
  src: url("./serif-${name}.woff2") format("woff2");
  unicode-range: ${toRanges(points)};
}`;
}

function toRanges(points: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return ranges.map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`)).join(',');
}
