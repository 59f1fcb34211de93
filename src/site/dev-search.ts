/** The search while editing: its files are made at the first search, and anew after the content has changed. */
import type { AstroIntegrationLogger, HookParameters } from 'astro';

type Server = HookParameters<'astro:server:setup'>['server'];

interface Options {
  /** Makes the files of the search, by path below the base. */
  make: () => Promise<ReadonlyMap<string, Uint8Array>>;
  /** Calls back whenever the content or the engine changes. */
  onChange: (act: () => void) => void;
  logger: AstroIntegrationLogger;
}

const mediaTypes: Record<string, string> = { js: 'text/javascript', json: 'application/json' };

/** Answers requests for the files of the search. */
export function serveSearch(server: Server, { make, onChange, logger }: Options): void {
  let files: Promise<ReadonlyMap<string, Uint8Array>> | undefined;
  onChange(() => {
    files = undefined;
  });
  server.middlewares.use((request, response, next) => {
    const path = /\/((?:pagefind|search)\/[^?]+\.[a-z_]+)(?:\?|$)/u.exec(request.url ?? '')?.[1];
    if (path === undefined || path.endsWith('.ts') || path.endsWith('.astro')) return next();
    if (!files) {
      files = make();
      logger.info('making the index of the search');
    }
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
