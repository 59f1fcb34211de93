/**
 * The search while editing: the index is made from the pages as the development server gives them,
 * at the first search, and made anew after the content has changed.
 */
import type { AstroIntegrationLogger, HookParameters } from 'astro';
import { placeUnder } from '../permalink/permalink.ts';
import { indexPages } from '../search/index-site.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

interface Options {
  base: string;
  language: string;
  /** Paths of the pages to index, at the time of asking. */
  paths: () => string[];
  /** Calls back whenever the content or the engine changes. */
  onChange: (act: () => void) => void;
  logger: AstroIntegrationLogger;
}

const mediaTypes: Record<string, string> = { js: 'text/javascript', css: 'text/css', json: 'application/json' };

/** Answers requests for `pagefind/…` from an index made of the server's own pages. */
export function serveIndex(server: Server, { base, language, paths, onChange, logger }: Options): void {
  let files: Promise<Map<string, Uint8Array>> | undefined;
  onChange(() => {
    files = undefined;
  });
  const make = async (origin: string) => {
    const pages: { url: string; html: string }[] = [];
    for (const path of paths()) {
      const response = await fetch(origin + placeUnder(base, path));
      if (response.ok) pages.push({ url: path, html: await response.text() });
    }
    logger.info(`indexed ${pages.length} pages for the search`);
    return indexPages(pages, language);
  };
  server.middlewares.use((request, response, next) => {
    const path = /\/pagefind\/([^?]*)/u.exec(request.url ?? '')?.[1];
    if (path === undefined) return next();
    files ??= make(`http://${request.headers.host ?? 'localhost'}`);
    files.then(
      (made) => {
        const content = made.get(decodeURIComponent(path));
        if (!content) return next();
        response.setHeader('Content-Type', mediaTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
        response.setHeader('Cache-Control', 'no-store');
        response.end(content);
      },
      (error: unknown) => {
        files = undefined;
        next(error);
      },
    );
  });
}
