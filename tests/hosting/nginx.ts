/** Runs a real nginx on a folder, with the configuration that the engine writes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AddressRule } from '../../src/hosting/address-rules.ts';
import { toNginx } from '../../src/hosting/hosting.ts';

export const nginxProgram = '/usr/sbin/nginx';
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const brotliModuleOfDebian = '/usr/share/nginx/modules/ngx_http_brotli_static_module.so';

export interface Nginx {
  /** Address of the site, with the base. */
  address: string;
  stop: () => Promise<void>;
}

/** A port that nothing listens on. */
function freePort(): Promise<number> {
  const { promise, resolve: done } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => done(port));
  });
  return promise;
}

/** Starts nginx on a built folder. @throws where it does not answer */
export async function startNginx(built: string, base = '/', rules: readonly AddressRule[] = []): Promise<Nginx> {
  const work = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(work, name));
  const module = [brotliModule, brotliModuleOfDebian].find((path) => existsSync(path));
  if (!module) throw new Error('nginx has no brotli module: install libnginx-mod-http-brotli-static.');
  const config = join(work, 'nginx.conf');
  writeFileSync(
    config,
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}load_module ${module};
worker_processes auto;
worker_rlimit_nofile 20000;
pid ${work}/pid;
error_log ${work}/error.log;
events { worker_connections 8192; }
http {
access_log off;
client_body_temp_path ${work}/body;
proxy_temp_path ${work}/proxy;
fastcgi_temp_path ${work}/fastcgi;
uwsgi_temp_path ${work}/uwsgi;
scgi_temp_path ${work}/scgi;
${toNginx({ folder: resolve(built), base, port }, rules)}
}
`,
  );
  const child = spawn(nginxProgram, ['-c', config, '-p', work, '-e', join(work, 'error.log'), '-g', 'daemon off;'], {
    stdio: 'inherit',
  });
  const address = `http://127.0.0.1:${port}${base}`;
  await waitFor(address, child);
  return {
    address,
    stop: async () => {
      child.kill('SIGQUIT');
      if (child.exitCode === null) await new Promise((ended) => child.once('exit', ended));
    },
  };
}

async function waitFor(address: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}.`);
    try {
      await fetch(address);
      return;
    } catch {
      await setTimeout(100);
    }
  }
  throw new Error(`nginx does not answer at ${address}.`);
}
