/** The search of the site: the element over Pagefind and the files beside it. */
import { defineSearch, type OpenedSearch } from './archive-search.ts';
import { collectionNames, nearPath, type SearchStart, startPath } from './files.ts';
import { indexForms } from './form-index.ts';
import type { WordCounts } from './nearest.ts';
import { openPagefind, readJson } from './pagefind-engine.ts';

async function open(link: (path: string) => string): Promise<OpenedSearch> {
  const start = await readJson<SearchStart>(link(startPath));
  const present = collectionNames.filter((name) => start.lengths[name] !== undefined);
  const [first, ...others] = present.map((name) => () => openPagefind(name, start, link));
  const engines = [await first?.(), ...others.map((opening) => later(opening))];
  const initials = new Set(start.initials);
  return {
    ...start,
    sources: {
      forms: indexForms(start.groups),
      engines: engines.flatMap((engine) => engine ?? []),
      initials: start.initials,
      words: async (slug) => (initials.has(slug) ? readJson<WordCounts>(link(nearPath(slug))) : []),
    },
  };
}

/** An engine that is opened when it is first asked. */
function later(open: () => ReturnType<typeof openPagefind>): Awaited<ReturnType<typeof openPagefind>> {
  let opened: ReturnType<typeof openPagefind> | undefined;
  const engine = () => {
    opened ??= open();
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    find: async (key) => (await engine()).find(key),
    read: async (names) => (await engine()).read(names),
    list: async (filters, facet, by) => (await engine()).list(filters, facet, by),
  };
}

defineSearch({ open, link: (base, path) => base + path });
