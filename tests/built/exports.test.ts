/** The files of the whole archive as built: of the real archive, and of the fixture below a sub-path. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import { listFiles, readContent } from '../../src/cli/read-content.ts';
import { resolvePlace } from '../../src/settings/settings.ts';
import { readPage } from '../../src/site/built.ts';
import { childrenOf, parseXml } from '../xml.ts';
import { buildSite, fixtureContent } from './build-site.ts';
import { unpackBag } from './unpack-bag.ts';

const fixture = buildSite({ CONTENT_DIR: fixtureContent, SITE_URL: 'https://archive.test', BASE_PATH: '/archive/' });
assert.equal(fixture.status, 0, fixture.output);

const sitemap = 'http://www.sitemaps.org/schemas/sitemap/0.9';

for (const [name, content, folder, environment] of [
  ['the archive', 'content', 'dist', {}],
  ['the fixture', fixtureContent, fixture.folder, { SITE_URL: 'https://archive.test', BASE_PATH: '/archive/' }],
] as const) {
  const { archive } = buildArchive(readContent(content));
  assert.ok(archive);
  const { settings } = archive;
  const { address } = resolvePlace(settings.address, environment);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  /** The built file that an address leads to. */
  const fileOf = (url: string) => {
    assert.ok(url.startsWith(address), url);
    return url.slice(address.length).replace(/(?:^|(?<=\/))$/u, 'index.html');
  };
  const bag = unpackBag(folder);
  const inBag = (file: string) => readFileSync(join(bag, file), 'utf8');

  test(`every manifest of the bag of ${name} holds, as sha256sum and sha512sum read it`, () => {
    for (const by of ['sha256', 'sha512']) {
      for (const manifest of [`manifest-${by}.txt`, `tagmanifest-${by}.txt`]) {
        const { status, stderr } = spawnSync(`${by}sum`, ['-c', '--strict', '--quiet', manifest], {
          cwd: bag,
          encoding: 'utf8',
        });
        assert.equal(status, 0, `${manifest}: ${stderr}`);
      }
    }
  });

  test(`the bag of ${name} is what RFC 8493 says a bag is`, () => {
    const files = listFiles(bag, '').map((path) => relative(bag, path));
    const payload = files.filter((file) => file.startsWith('data/'));
    assert.equal(inBag('bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    for (const by of ['sha256', 'sha512']) {
      const listed = (manifest: string) =>
        inBag(manifest)
          .split('\n')
          .slice(0, -1)
          .map((line) => {
            const [, digest = '', path = ''] = /^([0-9a-f]+) {2}(.+)$/u.exec(line) ?? [];
            assert.equal(digest.length, by === 'sha256' ? 64 : 128, line);
            return path;
          });
      assert.deepEqual(listed(`manifest-${by}.txt`).sort(), payload);
      assert.deepEqual(
        listed(`tagmanifest-${by}.txt`).sort(),
        files.filter((file) => !file.startsWith('data/') && !file.startsWith('tagmanifest-')),
      );
    }
    const info = inBag('bag-info.txt');
    assert.ok(
      info
        .split('\n')
        .slice(0, -1)
        .every((line) => /^[A-Z][A-Za-z-]*: \S.*$/u.test(line)),
    );
    const bytes = payload.reduce((sum, file) => sum + statSync(join(bag, file)).size, 0);
    assert.ok(info.includes(`\nPayload-Oxum: ${bytes}.${payload.length}\n`));
    assert.ok(info.includes(`\nBagging-Date: ${settings.released}\n`));
    const mail = settings.contact?.replace('mailto:', '');
    assert.equal(/^Contact-Email: (.*)$/mu.exec(info)?.[1], mail);
    assert.ok([...files].every((file) => !Buffer.from(inBag(file)).subarray(0, 3).equals(Buffer.from('\uFEFF'))));
  });

  test(`the bag of ${name} holds its captures byte for byte and its content as the editors wrote it`, () => {
    const contents = listFiles(content, '').map((path) => relative(content, path));
    assert.deepEqual(
      listFiles(join(bag, 'data/content'), '').map((path) => relative(join(bag, 'data/content'), path)),
      contents,
    );
    for (const file of contents)
      assert.ok(readFileSync(join(bag, 'data/content', file)).equals(readFileSync(join(content, file))), file);
    for (const file of ['catalogue.json', 'catalogue.csv', 'catalogue.schema.json'])
      assert.equal(inBag(`data/${file}`), read(file));
  });

  test(`every file of the zips of ${name} has the day of the release, whatever the clock says`, () => {
    const zips = listFiles(join(folder, 'exports'), '.zip');
    assert.equal(zips.length, 2);
    for (const zip of zips) {
      const { stdout } = spawnSync('unzip', ['-Z', '-T', zip], { encoding: 'utf8' });
      const days = [...stdout.matchAll(/ (\d{8}\.\d{6}) /gu)].map(([, time]) => time);
      assert.ok(days.length > 20);
      assert.deepEqual([...new Set(days)], [`${settings.released.replaceAll('-', '')}.120000`], zip);
    }
  });

  test(`every link in the copy of the site of ${name} leads to a file of it, or to the public site`, () => {
    const copy = mkdtempSync(join(tmpdir(), 'copy-'));
    const zip = join(folder, 'exports', `${settings.slug}-site.zip`);
    assert.equal(spawnSync('unzip', ['-q', zip, '-d', copy]).status, 0);
    const top = pathToFileURL(join(copy, `${settings.slug}-site/`)).href;
    const pages = listFiles(copy, '.html');
    assert.equal(pages.length, listFiles(folder, '.html').length - 1);
    for (const path of pages) {
      const html = readFileSync(path, 'utf8');
      assert.doesNotMatch(html, /http-equiv="content-security-policy"|type="module"|rel="(?:module)?preload"/u, path);
      for (const link of readPage(path, html).links) {
        const target = new URL(link, pathToFileURL(path));
        if (target.protocol !== 'file:') continue;
        assert.ok(target.href.startsWith(top), `${path}: ${link}`);
        assert.ok(statSync(fileURLToPath(target)).isFile(), `${path}: ${link}`);
      }
    }
  });

  test(`the list of what a browser keeps of ${name} is that of the files, with their digests`, () => {
    const text = read('offline-files.json');
    const { digest, files, bytes } = JSON.parse(read('offline.json'));
    const list = JSON.parse(text) as [string, number, string][];
    assert.equal(sha256(Buffer.from(text)), digest);
    assert.equal(list.length, files);
    let sum = 0;
    for (const [path, size, expected] of list) {
      const content = readFileSync(join(folder, path.replace(/(?:^|(?<=\/))$/u, 'index.html')));
      assert.equal(content.length, size, path);
      assert.equal(sha256(content), expected, path);
      sum += size;
    }
    assert.equal(sum, bytes);
    assert.ok(list.some(([path]) => path === 'search/start.json'));
  });

  test(`where claims reach the archive is said on the page that says so of ${name}, or that it states none`, () => {
    const [page, said] =
      settings.contact === undefined
        ? ['about/rights/index.html', /<p>The archive states no address to write to\.<\/p>/u]
        : [
            'about/index.html',
            /<p>\s*Писати на адресу: <a href="mailto:prava@fixture\.example">prava@fixture\.example<\/a>/u,
          ];
    assert.match(read(page), said);
  });

  test(`the sitemap of ${name} lists each promised page once, written as the page itself writes its address`, () => {
    const parts = childrenOf(parseXml(read('sitemap-index.xml')), sitemap, 'sitemap').map(
      ({ children }) => children[0]?.text ?? '',
    );
    const listed = parts.flatMap((part) =>
      childrenOf(parseXml(read(fileOf(part))), sitemap, 'url').map(({ children }) => children[0]?.text ?? ''),
    );
    assert.equal(new Set(listed).size, listed.length);
    for (const url of listed) {
      const html = read(fileOf(url));
      assert.equal(/<link rel="canonical" href="([^"]+)"/u.exec(html)?.[1], url);
      assert.ok(!/<meta name="robots"|http-equiv="refresh"/u.test(html), url);
    }
    const pages = listFiles(folder, 'index.html').filter(
      (path) => !/<meta name="robots" content="noindex">|http-equiv="refresh"/u.test(readFileSync(path, 'utf8')),
    );
    assert.deepEqual(
      listed.map(fileOf).sort(),
      pages
        .map((path) => relative(folder, path))
        .filter((file) => !/(?:^|\/)page\/\d+\/index\.html$/u.test(file))
        .sort(),
    );
    assert.match(read('robots.txt'), new RegExp(`^Sitemap: ${RegExp.escape(address)}sitemap-index\\.xml$`, 'mu'));
  });

  test(`every page of ${name} leads to the feed, and the feed to pages that are there`, () => {
    for (const path of listFiles(folder, '.html')) {
      const link = /<link rel="alternate" type="application\/atom\+xml"[^>]* href="([^"]+)"/u.exec(
        readFileSync(path, 'utf8'),
      );
      assert.equal(link?.[1], `${address}feed.xml`, path);
    }
    const addresses = [...read('feed.xml').matchAll(/href=(?:"|&quot;)([^"&]+)(?:"|&quot;)/gu)].map(
      ([, url = '']) => url,
    );
    assert.ok(addresses.length > 10);
    for (const url of addresses.map((link) => link.replace(/#.*$/u, '')))
      assert.ok(existsSync(join(folder, fileOf(url))), url);
  });

  test(`every address in the catalogue of ${name} is there, with the bytes that its digest names`, () => {
    const { documents, terms, events } = JSON.parse(read('catalogue.json'));
    assert.equal(documents.length, archive.documents.length);
    for (const document of documents) {
      for (const { address: url, bytes } of document.captures)
        assert.equal(statSync(join(folder, fileOf(url))).size, bytes, url);
      for (const { address: url } of document.files) assert.ok(existsSync(join(folder, fileOf(url))), url);
    }
    for (const { address: url } of [...documents, ...terms, ...events])
      assert.ok(existsSync(join(folder, fileOf(url))), url);
  });

  test(`the page of the exports of ${name} offers each of them with its size`, () => {
    const html = read('exports/index.html');
    for (const file of [
      `exports/${settings.slug}-bag.zip`,
      `exports/${settings.slug}-site.zip`,
      'catalogue.json',
      'catalogue.csv',
      'catalogue.schema.json',
      'feed.xml',
      'sitemap-index.xml',
      'llms.txt',
    ]) {
      const shown = new RegExp(`href="[^"]*/${RegExp.escape(file)}"[^>]*>[^<]+</a>\\s*\\(([\\d.,]+)`, 'u').exec(
        html,
      )?.[1];
      const size = statSync(join(folder, file)).size;
      const given = Number(shown?.replace(',', '.')) * (size < 1e3 ? 1 : size < 1e6 ? 1e3 : 1e6);
      assert.ok(Math.abs(given - size) < size / 100, `${file}: ${shown} of ${size}`);
    }
    assert.match(read('about/index.html'), /href="[^"]*\/exports\/"/u);
  });
}
