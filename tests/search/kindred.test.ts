import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kindredKey } from '../../src/search/kindred.ts';
import { findWords } from '../../src/search/words.ts';

const together = {
  'a verb, its British and American spelling, and its noun': [
    'recognise recognises recognised recognising recognize recognizes recognized recognizing recognition',
    'authorise authorised authorize authorized authorisation authorization',
    'analyse analysed analyses analysing analyze analyzed analysis',
  ],
  'a verb and its noun': [
    'declare declares declared declaring declaration declarations',
    'divide divides divided dividing division divisions',
    'annex annexes annexed annexing annexation annexations',
    'apply applies applied applying application applications',
    'decide decided decision decisions',
    'invade invaded invading invasion',
    'occupy occupies occupied occupation',
    'extend extended extension',
    'conclude concluded conclusion',
    'erode eroded erosion',
    'permit permitted permission',
    'possess possessed possession',
    'establish established establishment',
    'abstain abstained abstaining abstention abstentions',
    'detain detained detention detentions',
    'retain retained retention',
    'maintain maintained maintenance',
    'deny denies denied denial',
    'agree agrees agreed agreement agreements',
    'ratify ratifies ratified ratification',
    'receive received reception',
    'describe described description',
    'resolve resolved resolution resolutions',
    'intervene intervened intervention',
    'proclaim proclaimed proclamation',
    'succeed succeeded success',
    'secede seceded secession',
    'sign signed signature signatory signatories',
    'withdraw withdraws withdrew withdrawn withdrawing withdrawal withdrawals',
  ],
  'British and American spelling': [
    'defence defense defences defend defends defended defending',
    'centre center centres centers',
    'colour color colours colors coloured colored',
    'programme program programmes programs',
    'travelled traveled travel travelling traveling',
    'labour labor',
    'neighbouring neighboring neighbour neighbor',
    'licence license',
    'judgement judgment',
    'practise practised practises practising practice practices',
    'theatre theater',
    'dialogue dialog dialogues',
    'sceptical skeptical scepticism',
    'encyclopaedia encyclopedia',
  ],
  'singular, plural and possessive': [
    'treaty treaties',
    'referendum referendums referenda',
    'crisis crises',
    'woman women',
    "leader leaders leader's leader’s",
    'republic republics Republic REPUBLICS',
  ],
  'a person and a doing': [
    'diplomat diplomats diplomacy diplomatic',
    'aggressor aggression',
    'terror terrorist terrorism',
  ],
  'an irregular verb': ['say said', 'take took taken', 'hold held', 'lead led leads leading', 'be are was were been'],
  'a day of a month and its ordinal': ['22 22nd', '1 1st', '30 30th'],
  'a month and what it is cut to': ['February Feb', 'March Mar', 'September Sept Sep'],
  'a month in English, Russian and Ukrainian': [
    'January январь Января січень січня',
    'February февраль февраля феврале лютий лютого',
    'March март марта березня',
    'April апреля квітня',
    'May мая травня',
    'June июня червня',
    'July июля липня',
    'August августа серпня',
    'September сентября вересня',
    'October октября жовтня',
    'November ноября листопада',
    'December декабря грудня',
  ],
  'cases of a Russian word': [
    'республика республики республике республику республикой республик республикам',
    'признание признания признанию признанием',
    'луганский луганская луганской луганскую луганского луганским',
    'договор договора договору договоры договоров',
    'область области областью областей',
  ],
  'cases of a Russian surname': [
    'Иванов Иванова Иванову Ивановым Иванове',
    'Лавров Лаврова Лаврову Лавровым',
    'Пушилин Пушилина Пушилину',
  ],
  'cases of a Ukrainian word': [
    'Україна України Україні Україну Україною',
    'українська української українську',
    'визнання визнанню визнанням',
    'вежа вежі вежу вежею',
    'незалежність незалежності незалежністю',
    'договір договору договором договори договорів',
    'рік року роки',
    'журналіст журналіста журналістом',
  ],
  'a word with accents and without': ['café cafe', 'Zürich Zurich'],
};

for (const [what, groups] of Object.entries(together)) {
  test(`${what} have one key`, () => {
    for (const group of groups) {
      const keys = group.split(' ').map((word) => [word, kindredKey(word)]);
      assert.equal(new Set(keys.map(([, key]) => key)).size, 1, keys.join(' '));
    }
  });
}

const apart =
  `art article|détente detention|until un|general generation|new news|organ organisation|organ organization|universe university
internal international|party part|policy police|mission commission|ministry minister|import important|state station
raid raise|lead lease|plead please|send sense|tend tense|act actor|nation nature|law lawyer|region religion`.split(
    /[|\n]/u,
  );

for (const group of apart) {
  test(`no kindred words: ${group}`, () => {
    const [one = '', other = ''] = group.split(' ');
    assert.notEqual(kindredKey(one), kindredKey(other));
  });
}

test('a key holds letters and figures only, whatever the word', () => {
  const odd = fc.string({ unit: 'binary' });
  const word = fc.string({ unit: fc.constantFrom(..."aeсвіїьйed’'́ﬁİ1-"), maxLength: 12 });
  fc.assert(fc.property(fc.oneof(odd, word), (text) => assert.match(kindredKey(text), /^[\p{L}\p{M}\p{N}]*$/u)));
});

test('every word of a text has a key', () => {
  const text = fc.string({
    unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), fc.constantFrom('ﾞ', 'ͺ', 'ﷺ')),
  });
  fc.assert(
    fc.property(text, (words) =>
      assert.deepEqual(
        findWords(words).filter(({ key }) => key === ''),
        [],
      ),
    ),
  );
  assert.deepEqual(
    findWords('ﾞﾞ ͺa').filter(({ key }) => key === ''),
    [],
  );
});

const settings: [way: string, other: string][] = [
  ['oﬀice', 'office'],
  ['Ｒｕｓｓｉａ', 'russia'],
  ['Ⅳ', 'iv'],
  ['Lu\u2060hansk', 'luhansk'],
  ['комп´ютер', "комп'ютер"],
];

for (const [way, other] of settings)
  test(`a word is the same however it is set: ${way}`, () => {
    assert.deepEqual(
      findWords(way).map(({ folded }) => folded),
      [other],
    );
    assert.deepEqual(
      findWords(way).map(({ key }) => key),
      findWords(other).map(({ key }) => key),
    );
  });

test('a word of one letter or of figures keeps its key to itself', () => {
  assert.equal(kindredKey('2022'), '2022');
  assert.notEqual(kindredKey('51'), kindredKey('5'));
  assert.notEqual(kindredKey('a'), kindredKey('as'));
});
