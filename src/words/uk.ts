/** Words of the interface in Ukrainian. */
import type { DocumentKind } from '../document/document.ts';
import type { TermType } from '../glossary/term.ts';
import type { PassageKind } from '../passage/passage.ts';
import type { ProvenanceField, Statement } from '../provenance/provenance.ts';
import type { Silence } from '../timeline/event.ts';
import type { en } from './en.ts';

/** The forms of a noun by plural category. */
interface Noun {
  one: string;
  few: string;
  many: string;
  other: string;
}

const number = new Intl.NumberFormat('uk');
const list = new Intl.ListFormat('uk');
const plural = new Intl.PluralRules('uk');
const byAmount = (amount: number, forms: Noun) => forms[plural.select(amount) as keyof Noun] ?? forms.other;
const count = (amount: number, forms: Noun) => `${number.format(amount)} ${byAmount(amount, forms)}`;
/** After a preposition there are two forms: one for 1, 21, 31 …, one for the others. */
const countOblique = (amount: number, one: string, others: string) =>
  count(amount, { one, few: others, many: others, other: one });
/** «в» where the number is read with a vowel first («одному», «одинадцяти»). */
const inside = (amount: number) => (amount === 1 || amount === 11 ? 'в' : 'у');
/** A date may end in «р.», which ends the sentence too. */
const ended = (text: string) => (text.endsWith('.') ? text : `${text}.`);

const passage: Noun = { one: 'уривок', few: 'уривки', many: 'уривків', other: 'уривка' };
const character: Noun = { one: 'знак', few: 'знаки', many: 'знаків', other: 'знака' };
const documentNoun: Noun = { one: 'документ', few: 'документи', many: 'документів', other: 'документа' };
const term: Noun = { one: 'термін', few: 'терміни', many: 'термінів', other: 'терміна' };
const event: Noun = { one: 'подія', few: 'події', many: 'подій', other: 'події' };
const month: Noun = { one: 'місяць', few: 'місяці', many: 'місяців', other: 'місяця' };
const year: Noun = { one: 'рік', few: 'роки', many: 'років', other: 'року' };
const omission: Noun = {
  one: 'оголошений пропуск',
  few: 'оголошені пропуски',
  many: 'оголошених пропусків',
  other: 'оголошеного пропуску',
};
const kindNouns: Record<DocumentKind, Noun> = {
  'primary-text': {
    one: 'первинний текст',
    few: 'первинні тексти',
    many: 'первинних текстів',
    other: 'первинного тексту',
  },
  'news-report': {
    one: 'новинне повідомлення',
    few: 'новинні повідомлення',
    many: 'новинних повідомлень',
    other: 'новинного повідомлення',
  },
  'reference-work': {
    one: 'довідкове видання',
    few: 'довідкові видання',
    many: 'довідкових видань',
    other: 'довідкового видання',
  },
  undetermined: {
    one: 'текст невизначеного виду',
    few: 'тексти невизначеного виду',
    many: 'текстів невизначеного виду',
    other: 'тексту невизначеного виду',
  },
};

const kind = (of: DocumentKind) =>
  ({
    'primary-text': 'Первинний текст',
    'news-report': 'Новинне повідомлення',
    'reference-work': 'Довідкове видання',
    undetermined: 'Текст невизначеного виду',
  })[of];
const kinds = (of: DocumentKind, amount: number) => count(amount, kindNouns[of]);

export const uk: typeof en = {
  skip: 'Перейти до тексту',
  menu: 'Головне меню',
  documents: 'Документи',
  glossary: 'Глосарій',
  search: 'Пошук',
  about: 'Про архів',
  searchLabel: 'Пошук в архіві',
  searchButton: 'Шукати',
  footer: (name: string, released: string) => `${name}. ${ended(`Випуск від ${released}`)}`,
  ownWords: 'Власні слова архіву:',
  sourceWords: 'права на джерела лишаються за їхніми власниками.',

  documentNumber: (id: string) => `Документ ${id}`,
  kind,
  kinds,
  holdings: (counts: Partial<Record<DocumentKind, number>>) => {
    const present = (Object.keys(counts) as DocumentKind[]).filter((of) => counts[of]);
    const absent = (['primary-text', 'news-report', 'reference-work'] as const).filter((of) => !counts[of]);
    const holds =
      present.length === 0
        ? 'Архів не містить жодного документа.'
        : `Архів містить ${list.format(present.map((of) => kinds(of, counts[of] ?? 0)))}.`;
    const missing = absent.map((of) => kindNouns[of].many);
    const lacks =
      missing.length === 0
        ? ''
        : ` У ньому немає ${missing.length === 1 ? missing[0] : missing.map((words) => `ні ${words}`).join(', ')}.`;
    return `${holds}${lacks}`;
  },
  allDocuments: 'Усі документи',
  documentsIntro: 'Кожен документ, за порядком надходження.',
  passages: (amount: number) => count(amount, passage),
  undated: 'без дати',
  publisherUnknown: 'видавець невідомий',

  howWeKnow: 'Звідки це відомо',
  field: (field: ProvenanceField) =>
    ({
      title: 'Назва',
      creator: 'Автор',
      publisher: 'Видавець',
      date: 'Дата',
      place: 'Місце',
      originalAddress: 'Первісна адреса',
      licence: 'Ліцензія',
      captured: 'Коли зроблено копію',
    })[field],
  status: (status: Statement['status']) => ({ stated: 'зазначено', inferred: 'виведено', unknown: 'невідомо' })[status],
  statusMeaning: (status: Statement['status']) =>
    ({
      stated: 'так сказано в копії',
      inferred: 'висновок редактора, з підставою',
      unknown: 'шукали й не знайшли',
    })[status],
  evidenceAt: (line: number) => `рядок ${line} копії:`,
  rights: 'Права',
  accession: 'Надходження',
  custody: 'Історія зберігання',
  fromOn: (start: string) => `${start} або пізніше`,
  verbatim: (proof: { transcription: number; capture: number; omissions: number[]; marks: number }) =>
    `дослівно: ${number.format(proof.transcription)} з ${countOblique(proof.capture - proof.omissions.reduce((sum, amount) => sum + amount, 0) - proof.marks, 'знака', 'знаків')}; ${count(proof.omissions.length, omission)}`,
  marksCount: (amount: number) => `${count(amount, character)} розмітки передано будовою тексту`,
  transcription: 'Слова джерела',
  notes: 'Примітки редактора',
  besidePassages: (passages: readonly string[]) => `Поруч із ${passages.map((id) => `¶ ${id.slice(1)}`).join(', ')}`,
  besideCount: (terms: number, events: number) =>
    [terms > 0 && count(terms, term), events > 0 && count(events, event)].filter(Boolean).join(', '),
  previews: 'Перші речення термінів',
  citeAs: 'Як цитувати',
  seeOriginal: 'Оригінал:',
  check: 'Обчислити контрольну суму отриманого файлу в цьому браузері',
  checking: 'Триває обчислення …',
  checkAgrees: 'Контрольна сума отриманого файлу збігається із зазначеною тут.',
  checkDiffers: 'Контрольна сума отриманого файлу інша:',
  checkFailed: 'Файл не завантажився, або цей браузер не вміє обчислювати контрольних сум; скористайтеся рядком вище.',
  lastChanges: 'Останні зміни',
  added: (amount: number) => `додано ${count(amount, documentNoun)}:`,
  noteOnLines: (lines: string) =>
    /^\d+$/u.test(lines) ? `До пропущеного рядка ${lines}` : `До пропущених рядків ${lines}`,
  files: 'Файли',
  termsHere: 'Терміни в цьому документі',
  fileName: (name: string) =>
    ({
      'transcription.txt': 'Слова джерела простим текстом',
      'document.md': 'Слова джерела у форматі Markdown',
      'proof.json': 'Доказ порівняння (JSON)',
      'extracted.txt': 'Текст, видобутий із копії',
    })[name] ?? 'Копія, байт у байт',

  captureOf: (id: string) => `Копія документа ${id}`,
  captureIntro:
    'Копія рядок за рядком і те, чим став кожен рядок. Слова належать джерелу, правий стовпець написав архів.',
  line: 'Рядок',
  capture: 'Копія',
  became: 'Чим став',
  omitted: 'Пропущено:',
  omittedWords: (words: string) => `Пропущено слова «${words}»:`,
  emptyLine: 'порожній рядок',
  becamePassage: (passage: string, what: PassageKind) =>
    `¶ ${passage.slice(1)}, ${{ heading: 'заголовок', paragraph: 'абзац', item: 'пункт списку', quotation: 'цитата', row: 'рядок таблиці', caption: 'підпис' }[what]}`,
  extractedText: 'Видобутий текст',
  extractedLines: 'Рядки нижче — це рядки тексту, видобутого з копії.',
  extractedBy: (program: string) => `створено програмою ${program}`,
  draft: 'Чернетка',
  draftsTitle: 'Чернетки',
  draftsIntro: 'Чернетки видно лише під час редагування. Вони не мають номера, і їх не оприлюднено.',
  draftsNone: 'Чернеток немає.',
  draftIs: 'Це чернетка: її видно лише під час редагування, вона не оприлюднена.',
  draftQuestions: 'Вирішити до оприлюднення',
  draftReady: 'Відкритих питань немає.',
  accessionWords: {
    summary: 'Текст, опису якого ще не складено.',
    custody: (file: string, date: string) =>
      `Отримано як файл ${file}, прийнято ${date}. Хто його створив, яким засобом і коли, не записано.`,
    rights: 'Права на текст не з’ясовано.',
    notFound: 'Програма шукала в метаданих файлу і не знайшла.',
    fromMetadata: (origin: string) => `Це подають метадані файлу (${origin}), а не видимий текст.`,
    fromLine: 'Програма вичитала це з тексту.',
    omission: {
      navigation: 'Меню сайту.',
      siteHeader: 'Верхня частина сайту.',
      siteFooter: 'Нижня частина сайту.',
      aside: 'Рамка поруч із текстом.',
      controls: 'Елементи керування сторінкою.',
      cookies: 'Повідомлення сайту про кукі.',
      advert: 'Реклама або її позначка.',
      share: 'Кнопки, щоб поширити сторінку.',
      related: 'Посилання на інші тексти сайту.',
      comments: 'Коментарі читачів.',
      editLinks: 'Посилання, щоб редагувати сторінку.',
      pageNumber: 'Номер сторінки або рядок, що стоїть на кожній сторінці.',
      template: 'Виклик шаблону; того, що він показує, у файлі немає.',
      outside: 'Слова сторінки, що стоять поза її статтею.',
    },
  },
  fixity: 'Незмінність',
  digest: 'SHA-256',
  checkWith: 'Щоб перевірити завантажений файл:',
  proves:
    'Контрольна сума показує, що від часу отримання файл не змінився; порівняння показує, що сторінка подає текст цього файлу. Що свого часу показував видавець, не доводить ні перше, ні друге.',
  extractedReach: 'Рядки тут — це рядки цієї копії; далі за неї сторінка й доказ не сягають.',
  backTo: (what: string) => `Назад: ${what}`,

  termType: (type: TermType) =>
    ({
      person: 'Особа',
      body: 'Організація',
      place: 'Місце',
      instrument: 'Правовий акт',
      speech: 'Промова',
      event: 'Подія',
      concept: 'Поняття',
    })[type],
  termTypes: (type: TermType) =>
    ({
      person: 'Особи',
      body: 'Організації',
      place: 'Місця',
      instrument: 'Правові акти',
      speech: 'Промови',
      event: 'Події',
      concept: 'Поняття',
    })[type],
  glossaryIntro:
    'Кожна особа, організація, місце, правовий акт, подія та поняття, які називають документи: власними словами архіву і з кожним уривком, де про них згадано.',
  textHere: 'Текст є в архіві:',
  noText: (amounts: Partial<Record<DocumentKind, number>>) => {
    const present = (Object.keys(amounts) as DocumentKind[]).filter((of) => amounts[of]);
    const total = present.reduce((sum, of) => sum + (amounts[of] ?? 0), 0);
    const where: Record<DocumentKind, string> = {
      'primary-text': 'первинних текстах',
      'news-report': 'новинних повідомленнях',
      'reference-work': 'довідкових виданнях',
      undetermined: 'текстах невизначеного виду',
    };
    const speak =
      total === 0
        ? 'Жоден уривок про нього не говорить.'
        : `Про нього ${byAmount(total, { one: 'говорить', few: 'говорять', many: 'говорять', other: 'говорить' })} ${count(total, passage)}: у ${list.format(present.map((of) => `${where[of]} (${number.format(amounts[of] ?? 0)})`))}.`;
    return `Самого тексту архів не має. ${speak}`;
  },
  textAt: 'Текст оприлюднено тут:',
  textUnknown: 'Де оприлюднено текст, тут не встановлено.',
  forms: 'Форми назви',
  form: 'Форма',
  language: 'Мова',
  script: 'Письмо',
  usedBy: 'Хто вживає',
  searchOnly: 'жоден документ; лише для пошуку',
  times: (amount: number) => `${number.format(amount)} ×`,
  byNote: 'визначено приміткою',
  insideLonger: 'лише всередині довших форм',
  sharedForm: 'спільна з іншими термінами; згадка лише там, де її визначає примітка',
  namesTogether: 'Називає разом',
  namedTogetherIn: 'Спільні назви з іншими',
  namedTogether: 'названо разом',
  related: 'Пов’язані терміни',
  mentions: 'Згадки',
  mentionsCount: (passages: number, documents: number) =>
    `${count(passages, passage)} ${inside(documents)} ${countOblique(documents, 'документі', 'документах')}`,
  noMentions: 'Згадок у документах немає.',
  references: 'Джерела поза архівом',
  seen: (date: string) => `переглянуто ${date}`,
  notSeen: 'день перегляду не записано',
  page: (page: number) => `Сторінка ${page}`,
  pages: 'Сторінки',
  identifiers: 'В інших базах даних',

  searchIntro: 'Ім’я чи назву можна шукати в будь-якому написанні: пошук знайде й усі інші.',
  searchNeedsScript:
    'Пошук працює у браузері й потребує JavaScript. Без нього є глосарій: у ньому кожна назва й кожен уривок, де її згадано.',
  mayMean: 'Це написання мають:',
  alsoSearched: 'Шукали також:',
  exactly: 'лише так, як введено',
  /** By plural category (Intl.PluralRules); %n stands for the number. */
  searchCounts: {
    one: `%n ${passage.one}`,
    few: `%n ${passage.few}`,
    many: `%n ${passage.many}`,
    other: `%n ${passage.other}`,
  },
  noResults: (query: string) => `За запитом «${query}» нічого не знайдено.`,
  searching: 'Триває пошук …',
  searchFailed: 'Файл, потрібний для пошуку, не завантажився. Ваш запит збережено; спробуйте ще раз.',
  tryAgain: 'Спробувати ще раз',

  notFound: 'Такої сторінки немає',
  notFoundText:
    'За цією адресою немає сторінки. Якщо ви перейшли за посиланням із цього архіву, це наша помилка. Звідси можна піти далі:',

  events: 'Події',
  eventsIntro: 'Що й коли сталося; поряд подано те, що про це кажуть документи.',
  timelinePicture: (amount: number) => `Часова вісь: ${count(amount, event)}; список поруч каже те саме`,
  later: (days: number) =>
    days < 730 ? `через ${count(Math.round(days / 30.4), month)}` : `через ${count(Math.round(days / 365.25), year)}`,
  toldBy: 'Де про це сказано:',
  toldByNone: 'Жоден документ про це не говорить',
  accounts: 'Що кажуть документи',
  accountsHint: 'Слова в лапках належать документам, решту написав архів.',
  document: 'Документ',
  inItsWords: 'Його словами',
  whatItSays: 'Що він каже',
  ownVoice: 'від власного імені',
  /** The name stands in the nominative, so that it needs no inflection. */
  reports: (whom: string) => `з чужих слів: ${whom}`,
  silence: (silence: Silence) =>
    ({
      'not-mentioned': 'про це не згадує',
      'published-before': 'оприлюднено раніше',
      'published-meanwhile': 'оприлюднено того самого дня; про це не згадує',
      'date-unknown': 'про це не говорить; дата документа невідома',
    })[silence],
  termsOfEvent: 'Терміни цієї події',
  differences: 'У чому джерела розходяться',
  differencesIntro:
    'Про одне й те саме словами кожного джерела. Те, що джерело каже від власного імені, відділено від того, що воно передає з чужих слів.',
  names: 'Різні назви того самого',
  namesIntro:
    'Яке джерело вживає яку назву і якими словами описує те, що називає. Назви пораховано за згадками в документах.',
  namesUsed: 'Ужиті назви',
  describedAs: 'Як описано',
  map: 'Карта',
  readFirst: 'Терміни, з яких варто почати',
  startHere: 'Почніть звідси',

  thisArchive: 'цей архів',
  gaps: 'Прогалини',
  gapsIntro: 'Прогалини, про які архів знає; список складено з описів документів.',
  gapsUnknown: (field: string) => `${field}: невідомо`,
  gapsInferred: (field: string) => `${field}: виведено`,
  gapsNone: 'Немає.',
  gapsOneSource: 'Події, про які говорить лише один документ',
  gapsNoSource: 'Події, про які не говорить жоден документ',
  gapsNotIdentified: 'Назви, яких не визначено',
  gapsBreakOff: 'Речення, що обриваються',
  gapsNoText: 'Правові акти та промови, тексту яких архів не має',
  gapsUnused: 'Терміни, яких не згадує жоден документ',
  aboutPages: 'Про цей архів',
};
