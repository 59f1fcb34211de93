/** What must hold of the real archive's content. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentsOf } from '../src/account/account.ts';
import { buildArchive } from '../src/archive.ts';
import { readContent } from '../src/cli/read-content.ts';
import { bodyOf } from '../src/entry/entry.ts';
import { buildBacklinks } from '../src/glossary/backlinks.ts';
import { buildLexicon, formKey } from '../src/glossary/lexicon.ts';
import { findMentions } from '../src/glossary/mention.ts';
import { hasText } from '../src/glossary/term.ts';
import { knownValue } from '../src/provenance/provenance.ts';
import { findUnidentified } from '../src/timeline/gaps.ts';

const files = readContent('content');
const { archive, issues } = buildArchive(files);
assert.ok(archive);
const documents = new Map(archive.documents.map((document) => [document.id, document]));
const backlinks = buildBacklinks(archive.documents, archive.terms);

/** The terms mentioned in a passage, by the words that mention them. */
function mentionsIn(address: string): [words: string, term: string][] {
  const [id = '', passage] = address.split('#');
  const found = documents.get(id)?.passages.find((candidate) => candidate.id === passage);
  assert.ok(found, address);
  return found.mentions.map(({ term, start, end }) => [found.text.slice(start, end), term]);
}

test('the archive has no issue', () => {
  assert.deepEqual(issues, []);
});

test('it holds three news reports and a reference work, and no primary text', () => {
  assert.deepEqual(
    archive.documents.map(({ description }) => description.kind),
    ['reference-work', 'news-report', 'news-report', 'news-report'],
  );
});

test('it is named by what its documents are about', () => {
  const { name, description } = archive.settings;
  assert.equal(
    `${name}: ${description}`,
    'Donbas Recognition Archive: Source documents on Russia’s relations with the Luhansk and Donetsk “people’s republics”, 2014–2022',
  );
});

test('what is stated, inferred and unknown of each document is what its capture and its origin show', () => {
  const known = archive.documents.map(({ description }) =>
    Object.entries(description.provenance).map(
      ([field, statement]) => `${field} ${[statement.status, knownValue(statement)].join(' ').trim()}`,
    ),
  );
  const unknown = (...fields: string[]) => fields.map((field) => `${field} unknown`);
  const inferredFrom = (address: string) => `originalAddress inferred https://${address}`;
  assert.deepEqual(known, [
    [
      "title stated Luhansk People's Republic–Russia relations",
      ...unknown('creator'),
      'publisher inferred English Wikipedia',
      ...unknown('date', 'place'),
      inferredFrom('en.wikipedia.org/wiki/Luhansk_People%27s_Republic%E2%80%93Russia_relations'),
      'licence inferred https://creativecommons.org/licenses/by-sa/4.0/',
      ...unknown('captured'),
    ],
    [
      'title stated The Kremlin Building Up Diplomatic Ties With The Separatist Territories in Eastern Ukraine',
      ...unknown('creator'),
      'publisher stated Vindobona',
      'date stated 2022-05-06',
      ...unknown('place'),
      inferredFrom(
        'www.vindobona.org/article/the-kremlin-building-up-diplomatic-ties-with-the-separatist-territories-in-eastern-ukraine',
      ),
      ...unknown('licence', 'captured'),
    ],
    [
      'title stated Russia establishes diplomatic ties with Ukraine’s separatist regions',
      ...unknown('creator'),
      'publisher stated INQUIRER.net',
      'date stated 2022-02-23',
      'place stated MOSCOW',
      inferredFrom('newsinfo.inquirer.net/1558639/russia-establishes-diplomatic-ties-with-ukraines-separatist-regions'),
      ...unknown('licence'),
      'captured inferred 2024/..',
    ],
    [
      'title stated Donetsk and Luhansk ‘people’s republics’ appeal to Putin for help ‘repelling’ Ukraine',
      ...unknown('creator'),
      'publisher inferred Meduza',
      'date inferred 2022-02-24',
      ...unknown('place'),
      inferredFrom(
        'meduza.io/en/news/2022/02/24/donetsk-and-luhansk-people-s-republics-appeal-to-putin-for-help-repelling-ukraine',
      ),
      ...unknown('licence', 'captured'),
    ],
  ]);
  for (const { description } of archive.documents)
    for (const { custody } of description.captures)
      assert.match(
        custody,
        /Who made the file, with what tool and when is unknown; it is not the bytes of the web page/u,
      );
});

test('headings are headings, items are items and captions are captions', () => {
  const kinds = archive.documents.map(({ passages }) =>
    passages.flatMap(({ id, kind, level }) => (kind === 'paragraph' ? [] : [`${id} ${kind}${level || ''}`])),
  );
  assert.deepEqual(kinds, [
    [
      'p1 heading1',
      'p3 item',
      'p7 heading2',
      'p11 heading2',
      'p12 heading3',
      'p15 heading3',
      'p19 heading2',
      'p20 item',
      'p21 item',
    ],
    ['p1 heading1', 'p4 caption'],
    ['p1 heading1', 'p3 caption', 'p4 caption'],
    ['p1 heading1', 'p7 caption'],
  ]);
});

test('a thing is found by every spelling of its name that the sources and their readers use', () => {
  for (const [slug, spellings] of [
    [
      'luhansk-peoples-republic',
      "Luhansk People's Republic; Lugansk People's Republic; LPR; LNR; Луганская Народная Республика; ЛНР; Луганська Народна Республіка",
    ],
    [
      'donetsk-peoples-republic',
      "Donetsk People's Republic; DPR; DNR; Донецкая Народная Республика; ДНР; Донецька Народна Республіка",
    ],
    [
      'luhansk-and-donetsk-peoples-republics',
      "Donetsk and Luhansk People's Republics; Donetsk and Lugansk People's Republics; Donetsk and Luhansk People's Republic; Donetsk and Luhansk 'people's republics'; D/LNR; L/DNR; Л/ДНР; ОРДЛО",
    ],
    ['luhansk-city', 'Luhansk; Lugansk; Луганськ; Луганск'],
    ['donetsk-city', 'Donetsk; Донецьк; Донецк'],
    ['luhansk-oblast', 'Luhansk Oblast; Lugansk region; Luhansk region; Луганська область; Луганская область'],
    ['donetsk-oblast', 'Donetsk Oblast; Донецька область; Донецкая область'],
    ['donbas', 'Donbas; Donbass; Донбас; Донбасс'],
    ['kyiv', 'Kyiv; Kiev; Київ; Киев'],
    ['moscow', 'Moscow; Москва'],
    ['kherson-oblast', 'Kherson Oblast; Kherson; Херсон; Херсонська область; Херсонская область'],
    [
      'zaporizhzhia-oblast',
      'Zaporizhzhia Oblast; Zaporizhzhia; Zaporozhye; Запоріжжя; Запорожье; Запорізька область; Запорожская область',
    ],
    ['crimea', 'Crimea; Крим; Крым'],
    ['troitske', 'Troitske; Троїцьке; Троицкое'],
    ['ukraine', 'Ukraine; Україна; Украина'],
    ['russia', 'Russia; Россия; Росія'],
    ['vladimir-putin', 'Vladimir Putin; Владимир Путин; Володимир Путін'],
    ['leonid-pasechnik', 'Leonid Pasechnik; Леонид Пасечник; Леонід Пасічник'],
    ['denis-pushilin', 'Denis Pushilin; Денис Пушилин; Денис Пушилін'],
    ['sergey-lavrov', 'Sergei Lavrov; Sergey Lavrov; Сергей Лавров; Сергій Лавров'],
    ['rodion-miroshnik', 'Rodion Miroshnik; Родион Мирошник; Родіон Мірошник'],
    ['olga-makeeva', 'Olga Makeeva; Ольга Макеева; Ольга Макєєва'],
    ['sergey-peresada', 'Sergey Peresada; Сергей Пересада; Сергій Пересада'],
    ['vladislav-deinego', 'Vladislav Deinego; Vladislav Deynego; Владислав Дейнего'],
    ['dmitry-peskov', 'Dmitry Peskov; Дмитрий Песков; Дмитро Пєсков'],
    ['dmytro-kuleba', 'Dmytro Kuleba; Дмитрий Кулеба; Дмитро Кулеба'],
    ['antonio-guterres', 'António Guterres; Антониу Гутерриш; Антоніу Гутерреш'],
    ['un-charter', 'UN Charter; Устав ООН; Статут ООН'],
    ['article-51', 'Article 51; статья 51; стаття 51'],
    ['un-security-council', 'Security Council; Совет Безопасности; Рада Безпеки'],
    ['un-general-assembly', 'General Assembly; Генеральная Ассамблея; Генеральна Асамблея'],
    ['federation-council', 'Federation Council; Совет Федерации; Рада Федерації'],
    ['state-duma', 'State Duma; Государственная дума; Державна дума'],
    [
      'treaty-of-friendship-russia-lpr',
      'Договор о дружбе, сотрудничестве и взаимной помощи; Договір про дружбу, співробітництво та взаємну допомогу',
    ],
    [
      'treaty-of-friendship-russia-dpr',
      'Договор о дружбе, сотрудничестве и взаимной помощи; Договір про дружбу, співробітництво та взаємну допомогу',
    ],
    [
      'special-military-operation',
      'special military operation; специальная военная операция; СВО; SVO; спеціальна військова операція; спеціальна воєнна операція',
    ],
    ['ambassador', 'ambassador; посол; Чрезвычайный и Полномочный Посол; Надзвичайний і Повноважний Посол'],
    ['diplomatic-relations', 'дипломатические отношения; дипломатичні відносини; embassy; посольство'],
    ['recognition', 'recognition; признание; визнання'],
    ['ratification', 'ratification; ратификация; ратифікація'],
    ['annexation-of-september-2022', 'annexation; аннексия; анексія'],
    ['annexation-referendums-of-september-2022', 'referendum; референдум'],
    ['referendum-of-2014', 'referendum; референдум'],
    ['claim-of-genocide', 'genocide; геноцид'],
    ['decrees-of-recognition', 'decree; указ'],
    ['peacekeeping', 'peacekeepers; миротворцы; миротворці'],
    ['russian-passports', 'Russian passports; российские паспорта; російські паспорти'],
    ['russian-invasion-of-ukraine', 'invasion; вторжение; вторгнення'],
    ['civil-war', 'civil war; гражданская война; громадянська війна'],
    ['puppet-state', 'puppet state; марионеточное государство; маріонеткова держава'],
    ['military-occupation', 'occupied; оккупация; окупація'],
  ] as const) {
    const forms = new Set(archive.terms.get(slug)?.forms.map(({ form }) => formKey(form)));
    for (const spelling of spellings.split('; ')) assert.ok(forms.has(formKey(spelling)), `${slug}: ${spelling}`);
  }
});

test('Ukraine’s name for areas leads to the entities in a search, and is a name of neither', () => {
  const forms = [...archive.terms].flatMap(([id, term]) =>
    term.forms.filter(({ form }) => /^(?:ОРДЛО|ORDLO)$/u.test(form)).map(({ mention }) => [id, mention]),
  );
  assert.deepEqual(forms, Array(3).fill(['luhansk-and-donetsk-peoples-republics', false]));
});

test('to whom Russian passports were given is told in the words of the document alone', () => {
  const page = files.terms.find(({ file }) => file.endsWith('russian-passports.mdx'));
  assert.match(page?.text ?? '', /from="the citizens of the republics"/u);
  assert.doesNotMatch(page?.text ?? '', /residents/u);
});

test('no term has an identifier but those that were looked up', () => {
  const identifiers = [...archive.terms.values()].flatMap(({ id, identifiers }) =>
    Object.entries(identifiers).map(([system, name]) => `${id} ${system} ${name}`),
  );
  assert.deepEqual(identifiers.sort(), [
    'donetsk-oblast wikidata Q2012050',
    'donetsk-peoples-republic wikidata Q16150196',
    'luhansk-oblast wikidata Q171965',
    'luhansk-peoples-republic wikidata Q16746854',
    'sergey-lavrov wikidata Q58217',
  ]);
});

test('an event in New York, where the day may be another, says so', () => {
  for (const { id, title, datePlace } of archive.events)
    if (/General Assembly/u.test(title)) assert.equal(datePlace, 'New York', id);
});

test('each joint naming in the documents belongs to its collective term', () => {
  const joint: [passage: string, words: string, term: string][] = [
    ['0001#p13', "Donetsk and Luhansk People's Republics", 'luhansk-and-donetsk-peoples-republics'],
    ['0002#p4', "Donetsk and Luhansk People's Republic", 'luhansk-and-donetsk-peoples-republics'],
    ['0002#p6', "Donetsk and Lugansk People's Republics", 'luhansk-and-donetsk-peoples-republics'],
    ['0002#p7', "Donetsk and Luhansk People's Republics", 'luhansk-and-donetsk-peoples-republics'],
    ['0002#p7', "two People's Republics", 'luhansk-and-donetsk-peoples-republics'],
    ['0002#p8', 'Luhansk and Donetsk', 'luhansk-and-donetsk-peoples-republics'],
    ['0002#p13', 'Donetsk and Luhansk People’s Republics', 'luhansk-and-donetsk-peoples-republics'],
    ['0004#p1', 'Donetsk and Luhansk ‘people’s republics’', 'luhansk-and-donetsk-peoples-republics'],
    ['0004#p3', 'Donetsk and Luhansk “people’s republics”', 'luhansk-and-donetsk-peoples-republics'],
    ['0004#p6', 'D/LNR', 'luhansk-and-donetsk-peoples-republics'],
    ['0001#p5', 'treaties of friendship and mutual assistance', 'treaties-of-friendship'],
    ['0001#p5', 'the treaties', 'treaties-of-friendship'],
    ['0002#p6', 'Agreements on friendship, cooperation, and mutual assistance', 'treaties-of-friendship'],
    ['0004#p8', 'agreements on “friendship, cooperation, and mutual assistance”', 'treaties-of-friendship'],
  ];
  for (const [passage, words, term] of joint) {
    const found = mentionsIn(passage);
    assert.ok(
      found.some(([said, named]) => said.startsWith(words) && named === term),
      `${passage}: ${words} in ${JSON.stringify(found)}`,
    );
  }
  assert.ok(mentionsIn('0004#p5').some(([, term]) => term === 'treaties-of-friendship'));
});

test('all four documents mention the one entity and the other', () => {
  for (const term of ['luhansk-peoples-republic', 'donetsk-peoples-republic']) {
    assert.deepEqual(
      [...new Set(backlinks.get(term)?.map(({ document }) => document))],
      ['0001', '0002', '0003', '0004'],
    );
  }
});

test('a region is not the entity named after it, and “the republics” alone is nobody', () => {
  assert.deepEqual(
    mentionsIn('0003#p4').filter(([words]) => words.startsWith('Lugansk')),
    [['Lugansk region', 'luhansk-oblast']],
  );
  assert.ok(mentionsIn('0001#p14').every(([words]) => !/republics/iu.test(words)));
  assert.ok(mentionsIn('0002#p14').every(([words]) => !/republics/iu.test(words)));
});

test('city, region and entity are told apart only where a note says which', () => {
  assert.deepEqual(
    mentionsIn('0002#p15').filter(([words]) => words === 'Lugansk' || words === 'Donetsk'),
    [
      ['Donetsk', 'donetsk-city'],
      ['Lugansk', 'luhansk-city'],
    ],
  );
  assert.deepEqual(
    mentionsIn('0001#p3').filter(([words]) => words === 'Luhansk'),
    [],
  );
  assert.deepEqual(
    mentionsIn('0001#p18').filter(([words]) => words === 'Luhansk'),
    [],
  );
});

test('a decree is a decree of recognition only where a note says so, and words of the archive name what they mean', () => {
  assert.ok(mentionsIn('0002#p14').some(([words, term]) => words === 'decree' && term === 'decrees-of-recognition'));
  const lexicon = buildLexicon([...archive.terms.values()]);
  const own = [...files.terms, ...files.events, ...files.pages];
  for (const [end, term] of [
    ['olga-makeeva.mdx', 'decrees-of-recognition'],
    ['ambassador.mdx', 'decrees-of-recognition'],
    ['makeeva-named.mdx', 'decrees-of-recognition'],
    ['start.mdx', 'decrees-of-recognition'],
    ['agence-france-presse.mdx', 'letters-of-22-february-2022'],
    ['glossary/crimea.mdx', 'annexation-of-september-2022'],
  ] as const) {
    const text = bodyOf(own.find(({ file }) => file.endsWith(end))?.text ?? '');
    assert.ok(text, end);
    assert.ok(
      findMentions(text, lexicon).every((mention) => mention.term !== term),
      `${end} names ${term}`,
    );
  }
});

test('every instrument and speech has no text here, and says where one is published only by a reference', () => {
  const texts = [...archive.terms.values()].filter(({ type }) => hasText(type));
  assert.ok(texts.length >= 8);
  for (const { id, textPublishedAt } of texts)
    assert.ok(textPublishedAt === undefined || archive.references.has(textPublishedAt), id);
});

test('the glossary has a page for everything that it must explain', () => {
  const required =
    'luhansk-peoples-republic donetsk-peoples-republic treaty-of-friendship-russia-lpr treaty-of-friendship-russia-dpr article-51 un-charter resolution-es-11-4 un-general-assembly un-security-council donbas luhansk-oblast donetsk-oblast kherson-oblast zaporizhzhia-oblast annexation-of-crimea republic-of-crimea russia ukraine moscow kyiv luhansk-city donetsk-city troitske line-of-contact special-military-operation russian-invasion-of-ukraine annexation-of-september-2022 recognition puppet-state de-facto-regime peacekeeping annexation-referendums-of-september-2022 referendum-of-2014 decrees-of-recognition letters-of-22-february-2022 agreement-on-diplomatic-relations diplomatic-relations ambassador ratification military-occupation civil-war self-proclaimed-breakaway-separatist kremlin russian-parliament federation-council state-duma security-council-of-russia ministry-of-foreign-affairs-of-russia ministry-of-foreign-affairs-of-the-lpr ministry-of-foreign-affairs-of-the-dpr united-nations tass russian-passports claim-of-genocide claim-of-nazis claim-of-military-aggression vladimir-putin leonid-pasechnik denis-pushilin sergey-lavrov rodion-miroshnik olga-makeeva sergey-peresada vladislav-deinego dmitry-peskov dmytro-kuleba antonio-guterres wikipedia vindobona inquirer agence-france-presse meduza';
  assert.deepEqual(
    required.split(' ').filter((id) => !archive.terms.has(id)),
    [],
  );
});

test('an editor’s note stands wherever a reader would stumble', () => {
  const stumbles: [passage: string, words: string][] = [
    ['0001#p6', 'willingly acceded'],
    ['0001#p9', 'most governments in Europe, except for Russia'],
    ['0001#p14', 'Russia also recognizes the Ukrainian-controlled areas as part of the rebels'],
    ['0001#p18', 'resolution'],
    ['0002#p6', 'Lugansk'],
    ['0002#p14', 'Accordant to'],
    ['0002#p16', 'as reported by'],
    ['0003#p2', '/'],
    ['0003#p3', 'lugnask russia ukraine'],
    ['0004#p6', 'Update.'],
    ['0004#p8', 'an an'],
  ];
  for (const [address, words] of stumbles) {
    const [id = '', passage] = address.split('#');
    const notes = documents.get(id)?.description.notes ?? [];
    assert.ok(
      notes.some((note) => note.passage === passage && note.words === words),
      `${address}: ${words}`,
    );
  }
});

test('what is furniture of a site is a declared omission, and nothing else is', () => {
  const omitted = archive.documents.map(({ description }) =>
    description.omissions.map(({ lines, words }) => (words === undefined ? lines : `${lines} ${words}`)),
  );
  assert.deepEqual(omitted, [
    [],
    ['3 PeopleOther ♦'],
    ['1', '15', '19', '27-35', '37-38', '40', '42', '46', '48'],
    ['1'],
  ]);
});

test('there is an event for each dated happening, in order of date', () => {
  const expected: [id: string, date: string][] = [
    ['un-charter-signed', '1945-06-26'],
    ['un-charter-in-force', '1945-10-24'],
    ['annexation-of-crimea-2014', '2014-02/2014-03'],
    ['dpr-proclaimed', '2014-04'],
    ['lpr-proclaimed', '2014-04'],
    ['documents-valid-in-russia', '2017'],
    ['recognition-of-21-february-2022', '2022-02-21'],
    ['treaties-signed', '2022-02-21'],
    ['troops-ordered', '2022-02-21'],
    ['diplomatic-relations-established', '2022-02-22'],
    ['letters-dated', '2022-02-22'],
    ['ratification-by-russia', '2022-02-22'],
    ['ratification-by-the-lpr', '2022-02-22'],
    ['use-of-force-permitted', '2022-02-22'],
    ['letters-made-public', '2022-02-23'],
    ['security-council-meeting-requested', '2022-02-23'],
    ['russian-invasion-of-ukraine', '2022-02-24'],
    ['speech-of-24-february-2022', '2022-02-24'],
    ['lavrov-peresada-deinego-talk', '2022-02-25'],
    ['treaties-in-force', '2022-02-25'],
    ['resolution-es-11-1', '2022-03-02'],
    ['referendum-announced', '2022-03-27'],
    ['makeeva-named', '2022-05-06'],
    ['miroshnik-named', '2022-05-06'],
    ['annexation-referendums', '2022-09-23/2022-09-27'],
    ['annexation-of-30-september-2022', '2022-09-30'],
    ['resolution-es-11-4-adopted', '2022-10-12'],
  ];
  assert.deepEqual(
    archive.events.map(({ id, date }) => [id, date]),
    expected,
  );
});

test('an event that is a speech is told by the documents that mention the speech, and by no other', () => {
  const speeches = archive.events.flatMap(({ terms, accounts }) =>
    terms.filter((id) => archive.terms.get(id)?.type === 'speech').map((id) => ({ id, accounts })),
  );
  assert.deepEqual(
    speeches.map(({ accounts }) => documentsOf(accounts)),
    speeches.map(({ id }) => [...new Set(backlinks.get(id)?.map(({ document }) => document))]),
  );
});

test('the differences between the sources are gathered, each with what two sources or two voices say', () => {
  assert.equal(archive.differences.length, 9);
  for (const { id, events, terms } of archive.differences) assert.ok(events.length + terms.length > 0, id);
});

test('documents that report what others call the entities do so on the page of names and among the differences', () => {
  const reporting = (accounts: readonly { of: string; voice: string }[] = []) =>
    [...new Set(accounts.flatMap(({ of, voice }) => (voice === 'reports' ? [of.slice(0, 4)] : [])))].sort();
  const difference = archive.differences.find(({ id }) => id === 'what-the-entities-are-called');
  for (const { term, descriptions } of archive.names?.entities ?? [])
    assert.deepEqual(reporting(difference?.accounts), reporting(descriptions), term);
});

test('what the archive says of its own holdings is so', () => {
  const statuses = (field: 'creator' | 'date') =>
    archive.documents.map(({ description }) => description.provenance[field].status);
  assert.deepEqual(statuses('creator'), ['unknown', 'unknown', 'unknown', 'unknown']);
  assert.deepEqual(statuses('date'), ['unknown', 'stated', 'stated', 'inferred']);
  assert.deepEqual(
    archive.documents.filter(({ description }) => description.textOf !== undefined),
    [],
  );
});

test('the page to start with tells the matter in 300 words, its quotations among them', () => {
  const start = files.pages.find(({ file }) => file.endsWith('/start.mdx'));
  const said = (bodyOf(start?.text ?? '') ?? '')
    .replace(/^#.*$/gmu, '')
    .replace(/<Quote of="[^"]*" from="([^"]*)" \/>/gu, '$1')
    .replace(/<Source [^>]*>/gu, '');
  assert.doesNotMatch(said, /[<>]/u);
  const count = said.match(/\S+/gu)?.length ?? 0;
  assert.ok(count > 200 && count <= 300, `${count} words`);
});

test('the release is not older than the last row of the ledger', () => {
  for (const { path, date } of archive.acts)
    assert.ok(
      date <= archive.settings.released,
      `permalinks.csv has an act of ${date} at ${path}. Set released in content/archive.yaml to that day or a later one.`,
    );
});

test('the archive writes its own prose with the sign ’, as its interface does; the sources keep theirs', () => {
  for (const { file, text } of [...files.terms, ...files.events, ...files.differences, ...files.pages]) {
    const own = bodyOf(text)?.replace(/<[^>]*>/gu, '') ?? '';
    assert.doesNotMatch(own, /\p{L}'\p{L}/u, file);
  }
});

test('the archive spells a word of its own in one way', () => {
  for (const { file, text } of [...files.documents, ...files.terms, ...files.events, ...files.differences]) {
    const body = files.documents.some((document) => document.file === file) ? '' : bodyOf(text);
    const fields = text.match(/^ *(?:text|reason|ground|says|reporting): .*$/gmu) ?? [];
    for (const own of [body?.replace(/<[^>]*>/gu, '') ?? '', ...fields])
      assert.doesNotMatch(own, /Secretary General|Russian Foreign Ministry|romanis|recognis|organis|authoris/u, file);
  }
});

test('a text of the archive names an entity in full before it writes the short name', () => {
  for (const { file, text } of [...files.terms, ...files.events, ...files.differences]) {
    const own = bodyOf(text)?.replace(/<[^>]*>/gu, '') ?? '';
    for (const [full, short] of [
      ['Luhansk People’s Republic', 'LPR'],
      ['Donetsk People’s Republic', 'DPR'],
    ] as const) {
      const first = own.search(new RegExp(`\\b${short}\\b`, 'u'));
      assert.ok(first < 0 || own.slice(0, first).endsWith(`${full} (`), `${file}: ${short}`);
    }
  }
});

test('a year that a sentence gives stands in one of the passages that back it, or a work outside backs it', () => {
  const textOf = new Map(
    archive.documents.flatMap(({ id, passages }) => passages.map((passage) => [`${id}#${passage.id}`, passage.text])),
  );
  for (const { file, text } of [...files.terms, ...files.events, ...files.differences]) {
    for (const [, sentence = '', marks = ''] of (bodyOf(text) ?? '').matchAll(
      /(.*?)((?:<Source of="[^"]+" \/>\s*)+)/gsu,
    )) {
      const sources = [...marks.matchAll(/of="([^"]+)"/gu)].map(([, of = '']) => of);
      if (sources.some((of) => !textOf.has(of))) continue;
      for (const [year] of sentence.replace(/<[^>]*>/gu, '').matchAll(/\b(?:19|20)\d\d\b/gu))
        assert.ok(
          sources.some((of) => textOf.get(of)?.includes(year)),
          `${file}: ${year} in “${sentence.trim()}”`,
        );
    }
  }
});

test('every reference backs something', () => {
  const texts = [...files.documents, ...files.terms, ...files.events, ...files.differences, ...files.pages];
  for (const id of archive.references.keys())
    assert.ok(
      texts.some(({ text }) => new RegExp(`\\b${id}\\b`, 'u').test(text)),
      id,
    );
});

test('the page of a document has a date as a reference only where the document states one', () => {
  for (const { id, description } of archive.documents) {
    const { originalAddress, date } = description.provenance;
    const page = [...archive.references.values()].find(({ address }) => address === knownValue(originalAddress));
    assert.ok(date.status === 'stated' || page?.date === undefined, id);
  }
});

test('the map marks the five regions that the documents name', () => {
  assert.deepEqual(archive.map?.marked.map(({ term }) => term).sort(), [
    'crimea',
    'donetsk-oblast',
    'kherson-oblast',
    'luhansk-oblast',
    'zaporizhzhia-oblast',
  ]);
});

test('a number counts what the source counts', () => {
  const body = bodyOf(files.terms.find(({ file }) => file.endsWith('russian-passports.mdx'))?.text ?? '') ?? '';
  const counted = '600,000 Russian passports';
  assert.ok(documents.get('0001')?.passages.some(({ text }) => text.includes(counted)));
  assert.ok(body.includes(counted), body);
});

test('both days that document 0002 gives for the appointment of Makeeva stand wherever it is told', () => {
  for (const end of ['glossary/olga-makeeva.mdx', 'glossary/ambassador.mdx', 'events/makeeva-named.mdx']) {
    const text = [...files.terms, ...files.events].find(({ file }) => file.endsWith(end))?.text ?? '';
    for (const words of ['of="0002#p10" from="Today"', 'of="0002#p12" from="Earlier"'])
      assert.ok(bodyOf(text)?.includes(words), `${end}: ${words}`);
  }
});

test('the law of the LPR on ratification, of which no document tells, is told from UrduPoint alone', () => {
  for (const { file, text } of [...files.terms, ...files.events])
    for (const sentence of bodyOf(text)?.match(/[^.]*UrduPoint[^.]*\./gu) ?? [])
      assert.doesNotMatch(sentence, /document \d/u, file);
});

test('how long the treaties last is told with the condition on which they are extended', () => {
  const told = [...files.terms, ...files.events].filter(({ text }) => bodyOf(text)?.includes('ten years'));
  assert.equal(told.length, 3);
  for (const { file, text } of told)
    assert.match(bodyOf(text) ?? '', /extended by periods of five unless a party/u, file);
});

test('the right of self-defence is told with the whole condition on which it ends', () => {
  const told = [...files.terms, ...files.events].filter(({ text }) => bodyOf(text)?.includes('self-defence if'));
  assert.equal(told.length, 2);
  for (const { file, text } of told)
    assert.match(bodyOf(text) ?? '', /until the Security Council has taken the measures necessary to maintain/u, file);
});

test('a sentence on the decisions that a resolution demands to be reversed says what they decided', () => {
  const told = [...files.terms, ...files.events].flatMap(
    ({ text }) => bodyOf(text)?.match(/[^.]*decisions of 21 February[^.]*\./gu) ?? [],
  );
  assert.equal(told.length, 3);
  for (const sentence of told) assert.match(sentence, /on the status of .*regions/u);
});

test('the page of each resolution says what the resolution demands', () => {
  const resolutions = files.events.filter(({ file }) => file.includes('/resolution-'));
  assert.equal(resolutions.length, 2);
  for (const { file, text } of resolutions) assert.match(bodyOf(text) ?? '', /\bIt demands that Russia\b/u, file);
});

test('that resolution ES-11/1 demands the recognition to be undone is told as a demand, and the milder report beside it', () => {
  const page = files.events.find(({ file }) => file.endsWith('resolution-es-11-1.mdx'));
  assert.match(
    bodyOf(page?.text ?? '') ?? '',
    /demands, as \*Rubryka\* reports, .*decision on the status.*calls on Russia/u,
  );
});

test('wherever the decree or the notes of February 2022 are read into a document, the message of the ministry is named', () => {
  const work = 'osn-relations';
  const told = [...files.terms, ...files.differences].filter(({ text }) => text.includes(`of="${work}"`));
  assert.deepEqual(
    told.map(({ file }) => file.split('/').pop()),
    [
      'agreement-on-diplomatic-relations.mdx',
      'decrees-of-recognition.mdx',
      'ministry-of-foreign-affairs-of-the-dpr.mdx',
      'ministry-of-foreign-affairs-of-the-lpr.mdx',
      'diplomatic-relations.mdx',
    ],
  );
  const note = documents
    .get('0002')
    ?.description.notes.find(({ identifies }) => identifies === 'decrees-of-recognition');
  assert.deepEqual(note?.sources, [work]);
});

test('that a passage of document 0002 has the words of TASS is said beside it, and where its own voice is compared', () => {
  const work = 'tass-embassies';
  const noted = documents.get('0002')?.description.notes.filter(({ sources }) => sources?.includes(work));
  assert.deepEqual(
    noted?.map(({ passage }) => passage),
    ['p14'],
  );
  const compared = [...files.terms, ...files.differences].filter(({ text }) =>
    text.includes('a report of TASS of 20 April'),
  );
  assert.deepEqual(
    compared.map(({ file }) => file.split('/').pop()),
    ['agreement-on-diplomatic-relations.mdx', 'tass.mdx', 'diplomatic-relations.mdx'],
  );
});

test('the unknown date of document 0001 is told with the day that it cannot be older than', () => {
  const vote = archive.events.find(({ id }) => id === 'resolution-es-11-4-adopted');
  assert.equal(vote?.date, '2022-10-12');
  assert.match(documents.get('0001')?.description.provenance.date.ground ?? '', /not older than .* 12 October 2022/u);
});

test('no ground says that a capture states no date where the date beside it is stated in it', () => {
  for (const { id, description } of archive.documents) {
    const { date, captured } = description.provenance;
    if (date.status === 'stated') assert.doesNotMatch(captured.ground ?? '', /states no date/u, id);
  }
});

test('a name that is not identified has a note that says so', () => {
  for (const { document, passage, words } of findUnidentified(archive.documents, archive.terms))
    assert.ok(
      documents
        .get(document)
        ?.description.notes.some(
          (note) =>
            note.passage === passage && note.words?.includes(words) && note.text.endsWith('not identified here.'),
        ),
      `${document}#${passage}: ${words}`,
    );
});

test('what the Federation Council permitted is called a deployment, as in the documents, wherever it is told', () => {
  const told = [...files.terms, ...files.events, ...files.differences, ...files.pages].filter(({ text }) =>
    /upper house permitted|Council permits/u.test(text),
  );
  assert.equal(told.length, 2);
  for (const { file, text } of told)
    assert.match(text, /(?:upper house permitted|Council permits) the deployment of the military abroad/u, file);
});

test('a title that is only the end of an address, cut short there, is not given as the title of a work', () => {
  for (const [id, { title, address }] of archive.references) {
    const slug = title.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
    assert.ok(!new RegExp(`urdupoint.*/${slug}-\\d+`, 'u').test(address), id);
  }
});

test('the ratification by the one entity is told wherever that by the other is', () => {
  const told = [...files.terms, ...files.events].filter(({ text }) => text.includes('of="urdupoint-ratification'));
  const both = told.filter(({ file }) => !/treaty-of-friendship|decrees-of-recognition/u.test(file));
  assert.equal(both.length, 2);
  for (const { file, text } of both)
    for (const work of ['urdupoint-ratification', 'urdupoint-ratification-dpr'])
      assert.ok(text.includes(`of="${work}"`), `${file}: ${work}`);
});

test('every place and body has a Russian and a Ukrainian name, but a continent and those that are written in Latin letters', () => {
  const without = 'agence-france-presse europe inquirer vindobona wikimedia-commons'.split(' ');
  // Named by the names of its members.
  const joint = ['foreign-ministries-of-the-lpr-and-dpr'];
  assert.deepEqual(
    [...archive.terms.values()]
      .filter(({ type, forms }) => {
        const languages = new Set(forms.map(({ language }) => language));
        return (type === 'place' || type === 'body') && !(languages.has('ru') && languages.has('uk'));
      })
      .map(({ id }) => id)
      .sort(),
    [...without, ...joint].sort(),
  );
});

test('a passage that the archive says reports others names them in its quotation too, where it names them at all', () => {
  const told = [...archive.events, ...archive.differences].flatMap(({ accounts }) => accounts);
  const described = archive.names?.entities.flatMap(({ descriptions }) => descriptions) ?? [];
  const reporting = new Set([...told, ...described].filter(({ voice }) => voice === 'reports').map(({ of }) => of));
  const cited = archive.documents.flatMap(({ id, description }) =>
    description.speakers.map(({ passage }) => `${id}#${passage}`),
  );
  assert.deepEqual(
    [...reporting].filter((of) => !cited.includes(of)),
    ['0001#p14'],
  );
});
