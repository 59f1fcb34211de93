/** Real servers on a built folder, each with the configuration that the engine writes for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AddressRule } from '../../src/hosting/address-rules.ts';
import { toCaddyfile, toNginx } from '../../src/hosting/hosting.ts';

export interface Running {
  /** Address of the site, with the base. */
  address: string;
  stop: () => Promise<void>;
}

/** A server that tests run. */
export interface ServerProgram {
  name: 'nginx' | 'Apache' | 'Caddy';
  program: string;
  /** Starts it on a built folder. @throws where it does not answer */
  start: (built: string, base?: string, rules?: readonly AddressRule[]) => Promise<Running>;
}

export const nginx: ServerProgram = { name: 'nginx', program: '/usr/sbin/nginx', start: startNginx };
const apache: ServerProgram = { name: 'Apache', program: '/usr/sbin/apache2', start: startApache };
const caddy: ServerProgram = { name: 'Caddy', program: '/usr/bin/caddy', start: startCaddy };

/** The servers that are installed, where Debian puts them. */
export const installedServers = [nginx, apache, caddy].filter(({ program }) => existsSync(program));

const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const brotliModuleOfDebian = '/usr/share/nginx/modules/ngx_http_brotli_static_module.so';

async function startNginx(built: string, base = '/', rules: readonly AddressRule[] = []): Promise<Running> {
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
  const options = ['-c', config, '-p', work, '-e', join(work, 'error.log'), '-g', 'daemon off;'];
  return run(nginx, options, { work, port, base, signal: 'SIGQUIT' });
}

/** Apache reads the rules from the site's own `.htaccess`. */
async function startApache(built: string, base = '/'): Promise<Running> {
  const work = mkdtempSync(join(tmpdir(), 'apache-'));
  const port = await freePort();
  const top = join(work, 'www');
  // Started by root it reads as another user, to whom folders for the time being are closed.
  chmodSync(work, 0o755);
  cpSync(built, join(top, base), { recursive: true });
  const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'headers', 'rewrite'];
  const config = join(work, 'httpd.conf');
  writeFileSync(
    config,
    `ServerRoot ${work}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : ''}Listen 127.0.0.1:${port}
ServerName localhost
PidFile ${work}/pid
ErrorLog ${work}/error.log
TypesConfig /etc/mime.types
DocumentRoot ${top}
<Directory />
  AllowOverride All
  Require all granted
</Directory>
`,
  );
  return run(apache, ['-f', config, '-DFOREGROUND'], { work, port, base, signal: 'SIGTERM' });
}

async function startCaddy(built: string, base = '/', rules: readonly AddressRule[] = []): Promise<Running> {
  const work = mkdtempSync(join(tmpdir(), 'caddy-'));
  const port = await freePort();
  const config = join(work, 'Caddyfile');
  const site = toCaddyfile({ folder: resolve(built), base, port }, rules);
  writeFileSync(config, `{\n  admin off\n  log {\n    output discard\n  }\n}\n${site}`);
  const options = ['run', '--config', config, '--adapter', 'caddyfile'];
  // It tells of its start before it reads where to.
  return run(caddy, options, { work, port, base, signal: 'SIGTERM', stdio: 'ignore' });
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

interface Run {
  /** A folder of its own. */
  work: string;
  port: number;
  base: string;
  /** Ends it. */
  signal: NodeJS.Signals;
  stdio?: 'inherit' | 'ignore';
}

async function run(
  { name, program }: ServerProgram,
  options: readonly string[],
  { work, port, base, signal, stdio = 'inherit' }: Run,
): Promise<Running> {
  const child = spawn(program, options, { stdio, env: { ...process.env, HOME: work } });
  const address = `http://127.0.0.1:${port}${base}`;
  await waitFor(address, name, child);
  return {
    address,
    stop: async () => {
      child.kill(signal);
      if (child.exitCode === null) await new Promise((ended) => child.once('exit', ended));
    },
  };
}

async function waitFor(address: string, name: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}.`);
    try {
      await fetch(address);
      return;
    } catch {
      await setTimeout(100);
    }
  }
  throw new Error(`${name} does not answer at ${address}.`);
}
