/**
 * One static server for every site that is measured: HTTP/1.1, compressed with brotli as a careful host
 * does it beforehand, and a record of every answer.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const compressed = new Set(['.html', '.css', '.js', '.json', '.svg', '.txt', '.md', '.xml']);
/** Above this size the highest quality takes longer than it saves. */
const largeFile = 4 << 20;

/** One answer: its path and the bytes of its body as they were sent. */
export interface Answered {
  path: string;
  bytes: number;
}

export interface StaticServer {
  address: string;
  /** Every answer since the record was last emptied. */
  answered: Answered[];
  close: () => void;
}

/** Serves a folder on a free port, or the one given. */
export function serveFolder(folder: string, port = 0): Promise<StaticServer> {
  const answered: Answered[] = [];
  const bodies = new Map<string, { body: Buffer; encoding: string }>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    let file = join(folder, path);
    if (!path.endsWith('/') && existsSync(file) && statSync(file).isDirectory()) {
      response.writeHead(301, { Location: `${pathname}/` }).end();
      return;
    }
    if (path.endsWith('/')) file = join(file, 'index.html');
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    let known = bodies.get(file);
    if (!known) {
      known = encode(readFileSync(file), extname(file));
      bodies.set(file, known);
    }
    answered.push({ path, bytes: known.body.length });
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': known.body.length,
      ...(known.encoding ? { 'Content-Encoding': known.encoding } : {}),
    });
    response.end(known.body);
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      resolve({ address, answered, close: () => server.close() });
    });
  });
}

function encode(bytes: Buffer, extension: string): { body: Buffer; encoding: string } {
  if (!compressed.has(extension)) return { body: bytes, encoding: '' };
  const quality = bytes.length > largeFile ? 9 : 11;
  return {
    body: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    encoding: 'br',
  };
}
