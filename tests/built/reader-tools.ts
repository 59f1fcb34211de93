/** Holds the document pages of a built site against the programs of readers: reader mode, JSON-LD, reference managers. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { Window } from 'happy-dom';
import type { Archive } from '../../src/archive.ts';
import { knownValue } from '../../src/provenance/provenance.ts';
import type { Place } from '../../src/settings/settings.ts';

/** The pages of a built site as `Window`s without scripts. */
function openPage(folder: string, file: string) {
  const window = new Window({
    settings: { disableJavaScriptEvaluation: true, disableJavaScriptFileLoading: true, disableCSSFileLoading: true },
  });
  window.document.write(readFileSync(join(folder, file), 'utf8'));
  return window;
}

/** Checks every document page; says which page, so that a failure can be looked at. */
export async function checkDocumentPages(folder: string, archive: Archive, place: Place): Promise<void> {
  for (const { id, description, passages } of archive.documents) {
    const window = openPage(folder, `documents/${id}/index.html`);
    const { document } = window;
    const { title, creator, publisher, date } = description.provenance;
    const address = `${place.address}documents/${id}/`;
    const metas = [...document.querySelectorAll('meta')];
    const meta = (name: string) =>
      metas
        .filter((element) => [element.getAttribute('name'), element.getAttribute('property')].includes(name))
        .map((element) => element.getAttribute('content'));
    const links = (rel: string) =>
      [...document.querySelectorAll(`link[rel="${rel}"]`)].map((element) => element.getAttribute('href') ?? '');

    // Zotero: one of each, the type first, never the archive in the place of a publication.
    const itemType = {
      'news-report': 'newspaperArticle',
      'reference-work': 'encyclopediaArticle',
      'primary-text': 'document',
      undetermined: 'document',
    }[description.kind];
    const simple = (value: string | undefined) => (value && /^\d{4}(?:-\d{2}){0,2}$/u.test(value) ? [value] : []);
    const one = (value: string | undefined) => (value === undefined ? [] : [value]);
    const publication = ['primary-text', 'undetermined'].includes(description.kind) ? undefined : knownValue(publisher);
    assert.deepEqual(meta('z:itemType'), [itemType], id);
    assert.deepEqual(meta('citation_title'), one(knownValue(title)), id);
    assert.deepEqual(
      meta('citation_author'),
      one(knownValue(creator)).map((name) => `${name},`),
      id,
    );
    assert.deepEqual(meta('citation_publication_date'), simple(knownValue(date)), id);
    assert.deepEqual(meta('citation_public_url'), [address], id);
    assert.deepEqual(meta('DC.source'), one(publication), id);
    assert.deepEqual(meta('z:archive'), [archive.settings.name], id);
    assert.deepEqual(meta('z:archiveLocation'), [id], id);
    for (const name of ['citation_journal_title', 'citation_inbook_title', 'citation_pdf_url', 'author'])
      assert.deepEqual(meta(name), [], `${id} ${name}`);
    if (description.kind !== 'primary-text' && publication === undefined)
      assert.deepEqual(meta('og:site_name'), [], `${id}: the archive would be taken for the publication`);
    assert.ok(document.querySelector('.Z3988, .unapi-id, [class*="byline"], [class*="vcard"]') === null, id);
    if (date.status === 'unknown')
      assert.ok(document.querySelector('time[datetime]') === null, `${id}: a first <time> would date the text`);

    // FAIR Signposting: absolute links, each to a file of the site.
    assert.deepEqual(links('canonical'), [address], id);
    assert.deepEqual(links('cite-as'), [address], id);
    assert.equal(links('type').length, 2, id);
    assert.deepEqual(links('license'), [description.rights.statement], id);
    assert.equal(links('linkset').length, 1, id);
    for (const href of [...links('item'), ...links('describedby'), ...links('linkset')]) {
      assert.ok(href.startsWith(address), `${id}: ${href}`);
      assert.ok(existsSync(join(folder, href.slice(place.address.length))), `${id}: ${href}`);
    }
    const linkset = JSON.parse(readFileSync(join(folder, `documents/${id}/linkset.json`), 'utf8')).linkset[0];
    assert.equal(linkset.anchor, address);
    for (const rel of ['cite-as', 'type', 'item', 'describedby', 'license', 'collection'])
      assert.deepEqual(
        linkset[rel].map(({ href }: { href: string }) => href),
        links(rel),
        `${id} ${rel}`,
      );

    // Reader mode: facts from JSON-LD, and every passage of the text.
    const scripts = document.querySelectorAll('script[type="application/ld+json"]');
    assert.equal(scripts.length, 1, id);
    assert.deepEqual(
      JSON.parse(scripts[0]?.textContent ?? ''),
      JSON.parse(readFileSync(join(folder, `documents/${id}/metadata.jsonld`), 'utf8')),
      id,
    );
    const read = new Readability(document as unknown as Document).parse();
    assert.equal(read?.title, knownValue(title), id);
    assert.equal(read?.byline ?? undefined, knownValue(creator), id);
    assert.equal(read?.siteName ?? undefined, knownValue(publisher) ?? meta('og:site_name')[0] ?? undefined, id);
    assert.equal(read?.publishedTime ?? undefined, simple(knownValue(date))[0], id);
    const fold = (text: string) => text.replace(/\s+/gu, '');
    const shown = fold(read?.textContent ?? '');
    const lost = passages.filter(({ text, kind }) => kind !== 'heading' && !shown.includes(fold(text)));
    assert.deepEqual(
      lost.map((passage) => passage.id),
      [],
      `${id}: passages that reader mode leaves out`,
    );
    await window.happyDOM.close();
  }
}
