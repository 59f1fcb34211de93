import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReserved, readContact, resolvePlace, settingsSchema } from '../../src/settings/settings.ts';

const address = 'https://mill.example/archive/';

test('a build is published at the archive’s own address', () => {
  assert.deepEqual(resolvePlace(address, {}), { site: 'https://mill.example', base: '/archive/', address });
});

test('an address without a path has the base /', () => {
  assert.deepEqual(resolvePlace('https://mill.example/', {}), {
    site: 'https://mill.example',
    base: '/',
    address: 'https://mill.example/',
  });
});

test('SITE_URL goes before the archive’s address, with its path', () => {
  assert.deepEqual(resolvePlace(address, { SITE_URL: 'http://mill.test:8080/a/b' }), {
    site: 'http://mill.test:8080',
    base: '/a/b/',
    address: 'http://mill.test:8080/a/b/',
  });
});

test('BASE_PATH goes before every other path, with or without slashes', () => {
  for (const path of ['sub', '/sub', '/sub/', '//sub//'])
    assert.equal(resolvePlace(address, { BASE_PATH: path }).address, 'https://mill.example/sub/');
  assert.equal(resolvePlace(address, { BASE_PATH: '/' }).address, 'https://mill.example/');
});

test('empty values of the environment count as left out', () => {
  assert.equal(resolvePlace(address, { SITE_URL: '', BASE_PATH: '' }).address, address);
});

test('a contact is an address of the web or of mail', () => {
  const { contact } = settingsSchema.shape;
  for (const text of ['https://mill.org/write', 'mailto:miller@mill.org']) assert.equal(contact.parse(text), text);
  for (const text of [
    'miller@mill.org',
    'mailto:miller',
    'javascript:alert(1)',
    'mailto:a@b c',
    'mailto:a b@c',
    'see https://mill.org',
    '',
  ])
    assert.equal(contact.safeParse(text).success, false, text);
  assert.deepEqual(readContact('mailto:miller@mill.org'), { text: 'miller@mill.org', mail: 'miller@mill.org' });
  assert.deepEqual(readContact('https://mill.org/write'), { text: 'https://mill.org/write' });
});

test('a reserved address can never be public', () => {
  assert.equal(isReserved('https://mill.example/'), true);
  assert.equal(isReserved('https://mill.invalid/archive/'), true);
  assert.equal(isReserved('https://mill.org/example'), false);
  for (const name of ['localhost:4321', 'example.com', 'archive.example'])
    assert.equal(isReserved(`https://${name}/`), true, name);
  for (const name of ['archive.org', 'myexample.com', 'localhost.org', 'example.com.mill.org'])
    assert.equal(isReserved(`https://${name}/`), false, name);
});

test('the name of an archive in file names holds nothing that a path would take for more', () => {
  const { slug } = settingsSchema.shape;
  assert.ok(slug.safeParse('mill-archive-2').success);
  for (const text of ['', '../mill', 'mill/', 'Mill', 'the mill'])
    assert.equal(slug.safeParse(text).success, false, text);
});

test('the address of an archive is one of the web with its final slash', () => {
  const isAddress = (text: string) => settingsSchema.shape.address.safeParse(text).success;
  assert.deepEqual(['https://mill.org/a/', 'https://mill.org/a', '/a/'].map(isAddress), [true, false, false]);
});
