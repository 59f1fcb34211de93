/** Words of the interface in Ukrainian. */
import type { StyleId } from '../citation/styles.ts';
import type { DocumentKind } from '../document/document.ts';
import type { TermType } from '../glossary/term.ts';
import type { PassageKind } from '../passage/passage.ts';
import type { LedgerRow } from '../permalink/ledger.ts';
import type { ProvenanceField, Statement } from '../provenance/provenance.ts';
import type { Silence } from '../timeline/event.ts';
import type { en, Plurals } from './en.ts';

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
  until: (end: string) => `${end} або раніше`,
  anyDate: 'будь-яка дата',
  unknownDate: 'невідома дата',
  qualified: (date: string, sign: '?' | '~' | '%') =>
    `${date} (${{ '?': 'непевно', '~': 'приблизно', '%': 'непевно і приблизно' }[sign]})`,
  partUnknown: (date: string, part: 'day' | 'month' | 'month and day' | 'year') =>
    `${date}, ${{ day: 'день невідомий', month: 'місяць невідомий', 'month and day': 'місяць і день невідомі', year: 'рік невідомий' }[part]}`,
  yearUnknown: 'рік невідомий',
  season: (place: 0 | 1 | 2 | 3, year: string) => `${(['весна', 'літо', 'осінь', 'зима'] as const)[place]} ${year}`,
  verbatim: (proof: {
    transcription: number;
    capture: number;
    omissions: number[];
    marks: number;
    withdrawn: number;
  }) =>
    `дослівно: ${number.format(proof.transcription)} з ${countOblique(proof.capture - proof.omissions.reduce((sum, amount) => sum + amount, 0) - proof.marks - proof.withdrawn, 'знака', 'знаків')}; ${count(proof.omissions.length, omission)}`,
  marksCount: (amount: number) => `${count(amount, character)} розмітки передано будовою тексту`,
  transcription: 'Слова джерела',
  notes: 'Примітки редактора',
  besidePassages: (passages: readonly string[]) => `Поруч із ${passages.map((id) => `¶ ${id.slice(1)}`).join(', ')}`,
  besideCount: (terms: number, events: number) =>
    [terms > 0 && count(terms, term), events > 0 && count(events, event)].filter(Boolean).join(', '),
  previews: 'Перші речення термінів',
  citeThis: 'Послатися',
  citeMore: 'Посилання за всіма стилями, також на кожен уривок',
  citeHint: 'Оберіть уривок за його номером або виділіть слова, щоб скопіювати адресу, посилання чи цитату.',
  citePageOf: (id: string) => `Як посилатися на документ ${id}`,
  citeIntro:
    'Посилання на документ і на кожен уривок. Виведене стоїть у квадратних дужках, невідоме пропущено; деякі стилі зазначають, що дати немає. Слова самих стилів подано мовою стилю.',
  citeDocument: 'Документ',
  citePassages: 'Уривки',
  citeRevisions: 'Попередні редакції',
  citeRevisionsIntro:
    'Джерело названо за тим, що про нього відомо тепер; номер і день кажуть, про який стан тексту в архіві йдеться. Колишні слова стоять поруч із документом.',
  datedRevision: (revision: number, date: string) => `Редакція ${revision} (${date})`,
  citeRevision: (revision: number) => `Послатися на редакцію ${revision}`,
  cite: 'Послатися',
  citeIn: 'Посилання за всіма стилями',
  styleName: (style: StyleId) =>
    ({
      'chicago-note': 'Chicago, примітка',
      'chicago-bibliography': 'Chicago, бібліографія',
      apa: 'APA',
      mla: 'MLA',
      oscola: 'OSCOLA',
      bluebook: 'Bluebook',
      gost: 'ГОСТ Р 7.0.5',
    })[style],
  style: 'Стиль',
  permalink: 'Постійна адреса',
  citedDocument: (number: string) => `документ ${number}`,
  citedRevision: (revision: number, date: string) => `редакція ${revision} від ${date}`,
  notedTime: (time: string) => `Час оприлюднення: ${time}, часовий пояс невідомий`,
  notedInferred: (fields: readonly string[]) => `Виведено архівом: ${fields.join(', ').toLowerCase()}`,
  notedRevision: (revision: number, date: string, reason: string) => `Редакція ${revision} від ${date}: ${reason}`,
  quotationWords: {
    open: '«',
    close: '»',
    citing: 'з посиланням на: %s',
    citingInPart: 'частково з посиланням на: %s',
    notes: 'Примітки архіву:',
  },
  copyFrom: 'Скопіювати:',
  copyWhat: { link: 'Адресу', citation: 'Посилання', quotation: 'Цитату' },
  /** Замість `%s` стає уривок. */
  copied: {
    link: 'Скопійовано адресу: %s.',
    citation: 'Скопійовано посилання: %s.',
    quotation: 'Скопійовано цитату: %s.',
  },
  copySelected: 'слова з %s',
  copyFailed: 'Буфер обміну недоступний. Скопіюйте це:',
  copyLost: 'Нічого не скопійовано: файл не надійшов. Спробуйте ще раз.',
  copyClose: 'Закрити',
  bibliography: 'Усі документи одним списком літератури:',
  check: 'Обчислити контрольну суму отриманого файлу в цьому браузері',
  checking: 'Триває обчислення …',
  checkAgrees: 'Контрольна сума отриманого файлу збігається із зазначеною тут.',
  checkDiffers: 'Контрольна сума отриманого файлу інша:',
  checkFailed: 'Файл не завантажився, або цей браузер не вміє обчислювати контрольних сум; скористайтеся рядком вище.',
  lastAdditions: 'Останні надходження',
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
      'citation.bib': 'Посилання у форматі BibTeX',
      'citation.ris': 'Посилання у форматі RIS',
      'citation.csl.json': 'Посилання у форматі CSL-JSON',
      'metadata.jsonld': 'Опис у форматі JSON-LD (schema.org)',
      'linkset.json': 'Зв’язки документа (RFC 9264)',
    })[name] ?? 'Копія, байт у байт',

  withdrawnOn: (date: string) => ended(`Відкликано ${date}`),
  withdrawnQuote: (place: string, date: string) => `[слова ${place}, відкликано ${date}]`,
  withdrawnTitle: (path: string) => `Відкликано: ${path}`,
  withdrawnIntro: 'Те, що стояло за цією адресою, відкликано. Адреса лишається і нічому іншому не дається.',
  withdrawnCount: (amount: number) => `${count(amount, character)} відкликано`,
  partWithdrawn: (amount: number) =>
    `${count(amount, passage)} цього документа відкликано; на місці кожного сказано, коли й чому.`,
  closed: 'Опис, контрольні суми й адреси уривків лишаються; слів не показано.',
  removed: 'вилучено з архіву',
  digestOfWords: 'SHA-256 слів, що тут стояли:',
  digestOfBytes: 'SHA-256 файлу, що тут стояв:',
  digestAsReceived: 'SHA-256 отриманого файлу',
  stillCited:
    'На адресу й контрольну суму можна посилатися й далі: хто має копію, за сумою покаже, що саме це тут стояло.',
  recordStays: 'Що архів каже про нього й далі:',
  captureWithheld: 'файл не подано: він містить відкликані слова',
  lineWithheld: 'відкликаний рядок',
  becameWithdrawn: (id: string) => `¶ ${id.slice(1)}, відкликано`,
  movedOn: (date: string) => ended(`Перенесено ${date}`),
  movedTitle: (path: string) => `Перенесено: ${path}`,
  movedIntro: 'Те, що стояло за цією адресою, тепер стоїть за іншою.',
  newPlace: (path: string) => `Нова адреса: ${path}`,
  formerPlaces: 'Уривки, що тут стояли',
  revisions: 'Редакції',
  revision: (revision: number) => `Редакція ${revision}`,
  accessioned: 'Взято до архіву.',
  corrections: 'Виправлення',
  correctedOn: (date: string) => ended(`Виправлено ${date}`),
  formerWords: 'Попередні слова:',
  changedFields: 'Поля опису:',
  nearest: 'Найподібніші адреси',

  captureOf: (id: string) => `Копія документа ${id}`,
  captureIntro:
    'Копія рядок за рядком і те, чим став кожен рядок. Слова рядків належать джерелу, сказане про кожен рядок написав архів.',
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
  draftLine: (line: number) => `рядок ${line}`,
  draftPublish: 'Щоб її оприлюднити:',
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
    'Особи, організації, місця, правові акти, промови, події та поняття: власними словами архіву і з кожним уривком, де про них згадано.',
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
  sharedForm: 'може називати й інше; згадка лише там, де її визначає примітка',
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

  searchIntro:
    'Назва в будь-якому написанні знаходить усі інші її написання, слово — споріднені слова. «Лапки» знаходять точно те, що в них стоїть; мінус перед словом чи фразою вилучає уривки. Документ можна знайти і за номером, уривок — за адресою.',
  searchNeedsScript:
    'Пошук працює у браузері й потребує JavaScript. Без нього перелік усіх слів веде до кожного уривка, де вони є.',
  concordance: 'Усі слова',
  concordanceIntro: 'Кожне слово документів з уривками, де воно є.',
  concordanceOf: (initial: string) => `Слова на ${initial}`,
  concordanceFirst: (listed: number, total: number) => `уривків: ${number.format(total)}; перші ${listed}:`,
  slashKey: 'Клавіша / на клавіатурі веде до пошуку',
  searching: {
    working: 'Шукаємо …',
    passages: { one: '%n уривок', few: '%n уривки', many: '%n уривків', other: '%n уривка' } as Plurals,
    documents: {
      one: 'у %n документі',
      few: 'у %n документах',
      many: 'у %n документах',
      other: 'у %n документа',
    } as Plurals,
    records: { one: '%n запис', few: '%n записи', many: '%n записів', other: '%n запису' } as Plurals,
    terms: {
      one: '%n сторінка глосарія',
      few: '%n сторінки глосарія',
      many: '%n сторінок глосарія',
      other: '%n сторінки глосарія',
    } as Plurals,
    events: { one: '%n подія', few: '%n події', many: '%n подій', other: '%n події' } as Plurals,
    atLeast: 'щонайменше %s',
    noneYet: 'Поки що нічого не знайдено',
    unchecked: {
      one: '%n текст ще не перевірено',
      few: '%n тексти ще не перевірено',
      many: '%n текстів ще не перевірено',
      other: '%n тексту ще не перевірено',
    } as Plurals,
    checkMore: 'Перевіряти далі',
    failed:
      'Один із файлів пошуку не надійшов. Ваші слова збережено; спробуйте ще раз або перегляньте перелік усіх слів.',
    tryAgain: 'Спробувати ще раз',
    partLost: 'Частина пошуку не надійшла; знайденого може бути більше, ніж тут показано.',
    alsoSearched: 'Шукали також:',
    takeOut: 'вилучити %s',
    takenOut: 'Вилучено:',
    putBack: 'повернути %s',
    exactly: 'точно як написано',
    everyForm: 'Лише як написано. Шукати всі форми',
    mayMean: {
      one: 'Написання %q може називати це або щось інше:',
      other: 'Написання %q спільне для:',
    } as Plurals,
    nowhere: '%q в архіві ніде немає.',
    noOperator: '%q пошук шукає як слово. У документі мають бути всі слова; мінус перед словом вилучає уривки.',
    signsAlone: 'Самих лише знаків пошук не шукає. Додайте літеру або цифру.',
    near: 'Близькі написання, що є:',
    nearHits: 'Уривки, де натомість стоїть %q:',
    together: 'Кожне з них в архіві є, але жоден текст не містить усіх так, як запитано.',
    languages: 'Мови документів: %s. Назви та імена пошук знаходить у кожному написанні, яке подає глосарій.',
    has: 'є: %s',
    elsewhereInText: 'деінде в цьому тексті: %s',
    more: { one: 'ще %n уривок', few: 'ще %n уривки', many: 'ще %n уривків', other: 'ще %n уривка' } as Plurals,
    moreRecords: { one: 'ще %n', few: 'ще %n', many: 'ще %n', other: 'ще %n' } as Plurals,
    allResults: 'Усі результати, фільтри й порядок',
    narrow: 'Звузити',
    allOff: 'Зняти все',
    order: 'Порядок',
    best: 'спершу найкращі',
    byDate: 'за датою, спершу найдавніші',
    kinds: { document: 'Документи', term: 'Глосарій', event: 'Події' } as Record<string, string>,
    facets: {
      kind: 'Що це',
      publisher: 'Видавець',
      source: 'Вид джерела',
      year: 'Рік',
      term: 'Згаданий термін',
      language: 'Мова',
    } as Record<string, string>,
    unknown: 'невідомо',
  },
  marked: {
    line: 'Позначено в цьому тексті: %s.',
    off: 'Зняти позначки',
  },

  notFound: 'Такої сторінки немає',
  notFoundText:
    'За цією адресою немає сторінки. Якщо ви перейшли за посиланням із цього архіву, це наша помилка. Звідси можна піти далі:',

  events: 'Події',
  eventsIntro: 'Що й коли сталося; поряд подано те, що про це кажуть документи.',
  timelinePicture: (amount: number) => `Часова вісь: ${count(amount, event)}`,
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
      'published-meanwhile': 'про це не згадує; за датою може бути старішим',
      'date-unknown': 'про це не говорить; дата документа невідома',
    })[silence],
  andMore: (amount: number) => `І ще ${number.format(amount)}.`,
  silentDocuments: (amount: number) => count(amount, documentNoun),
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
  gapsIntro: 'Прогалини, про які архів знає; список складено з його документів, подій і термінів.',
  gapsStatements: 'Що про документи невідомо або виведено',
  gapsNone: 'Немає.',
  gapsOneSource: 'Події, про які говорить лише один документ',
  gapsNoSource: 'Події, про які не говорить жоден документ',
  gapsNotIdentified: 'Назви, яких не визначено',
  gapsBreakOff: 'Речення, що обриваються',
  gapsNoText: 'Правові акти та промови, тексту яких архів не має',
  gapsUnused: 'Терміни, яких не згадує жоден документ',
  aboutPages: 'Про цей архів',
  contact: 'Писати на адресу:',
  noContact: 'Архів не подає адреси, на яку можна написати.',

  exports: 'Архів як файли',
  exportsIntro:
    'Увесь архів, його каталог і його зміни як файли: для збереження, для бібліотек і для програм. Їх зроблено з того самого вмісту, що й сторінки, з кожним випуском наново.',
  exportFile: (file: 'bag' | 'copy' | 'catalogue' | 'table' | 'schema' | 'feed' | 'sitemap' | 'llms') =>
    ({
      bag: 'Увесь архів одним файлом',
      copy: 'Сайт для читання з теки',
      catalogue: 'Каталог (JSON)',
      table: 'Каталог документів як таблиця (CSV)',
      schema: 'Схема каталогу (JSON Schema)',
      feed: 'Стрічка змін (Atom)',
      sitemap: 'Карта сайту (XML)',
      llms: 'Провідник для програм, що читають (простий текст)',
    })[file],
  exportMeaning: (file: 'bag' | 'copy' | 'catalogue' | 'table' | 'schema' | 'feed' | 'sitemap' | 'llms') =>
    ({
      bag: 'Копії джерел, документи, глосарій, події, сторінки, реєстр і каталог, із контрольними сумами кожного файлу та сторінками, щоб читати їх без сайту. Пакунок BagIt (RFC 8493), у якому лежить RO-Crate 1.2; готовий для передання на зберігання.',
      copy: 'Кожна сторінка зі стилями й файлами та пошук, якому не потрібні ні сервер, ні мережа. Розпакуйте й відкрийте index.html.',
      catalogue:
        'По запису на кожен документ: кожне твердження про його походження, звідки воно відоме, і контрольні суми його копій; усі терміни; усі події.',
      table:
        'По рядку на кожен документ, для табличних програм (RFC 4180, UTF-8). Перед клітинкою, яку така програма стала б обчислювати, стоїть апостроф.',
      schema: 'Що означає кожне поле каталогу, і перевірка його форми (чернетка 2020-12).',
      feed: 'Що додано, виправлено, перенесено чи відкликано, із контрольними сумами, за реєстром. За нею може стежити програма для читання стрічок.',
      sitemap: 'Кожна сторінка з днем, коли вона востаннє змінилася за реєстром.',
      llms: 'Що таке цей архів, як на нього посилатися і де його файли; коротко.',
    })[file],
  offline: {
    title: 'Зберегти для читання без мережі',
    intro:
      'Цей браузер може зберегти архів, щоб читати його й шукати в ньому без мережі. Він зберігає файли сайту й нічого з того, що ви читаєте чи шукаєте. Коли мережа є, ви бачите сайт таким, який він є; змінене чи відкликане там зникає з цього браузера, щойно ви відкриєте якусь сторінку.',
    keep: 'Зберегти архів у цьому браузері',
    take: 'Прибрати архів із цього браузера',
    keeping: 'Архів зберігається. Не закривайте цієї сторінки.',
    kept: 'Цей браузер зберігає архів: його можна читати й шукати в ньому без мережі.',
    failed: 'Не всі файли надійшли, або бракує місця. Нічого не збережено; спробуйте ще раз.',
    taken: 'Цей браузер більше нічого з архіву не зберігає.',
  },
  exportHint: 'Кожен документ має власні файли; їх перелічено на його сторінці.',
  bytes: (amount: number) => {
    if (amount < 1e3) return `${amount} Б`;
    const [unit, size] = amount < 1e6 ? (['кБ', 1e3] as const) : (['МБ', 1e6] as const);
    return `${new Intl.NumberFormat('uk', { maximumSignificantDigits: 3 }).format(amount / size)} ${unit}`;
  },
  feedTitle: (name: string) => `${name}: зміни`,
  change: (act: LedgerRow['act']) =>
    ({ minted: 'Додано', corrected: 'Виправлено', moved: 'Перенесено', withdrawn: 'Відкликано' })[act],
  changeWithin: (act: LedgerRow['act']) =>
    ({
      minted: 'Додано всередині',
      corrected: 'Виправлено всередині',
      moved: 'Перенесено всередині',
      withdrawn: 'Відкликано всередині',
    })[act],
  pagesAdded: (amount: number) =>
    `Додано ${count(amount, { one: 'сторінку', few: 'сторінки', many: 'сторінок', other: 'сторінки' })}`,
  filesAdded: (amount: number) =>
    `Додано ${count(amount, { one: 'файл', few: 'файли', many: 'файлів', other: 'файлу' })}`,
  movedTo: 'тепер за адресою',
  reason: 'Підстава',
  digestBefore: 'раніше',
  digestAfter: 'тепер',
  bagIntro:
    'У цій теці лежить архів такий, яким він був у день випуску; його можна читати без сайту й без мережі. Слова кожного джерела стоять у його документі; усе інше — слова архіву.',
  bagParts: {
    content: 'Вміст, як його написали редактори: з нього зроблено сайт; реєстр адрес — permalinks.csv.',
    format: 'Як написано файли в content/: кожне поле з поясненням (англійською) і схеми JSON Schema для програм.',
    checks: 'У переліках поруч із цією текою стоять контрольні суми SHA-256 і SHA-512 кожного файлу в ній.',
    withheld: 'Відкликаного в цій теці немає, як немає й копій та файлів, що містять його слова.',
  },
  nameForms: 'Форми назви',
  mentionedIn: 'Згадано в',
  crateName: (name: string) => `${name}: вміст, документи й каталог`,
  resourceType: 'Архів документів-джерел',
  documentsCount: (amount: number) => count(amount, documentNoun),
  llmsHowToCite:
    'Цитуйте лише слова, що стоять у транскрипції, і подавайте адресу уривка. Усе інше — слова архіву, а не джерела.',
  llmsStatuses:
    'Відоме про джерело зазначено (так каже копія), виведено (з підставою) або невідоме; виведене значення не є фактом джерела.',
  llmsPassages: (address: string) =>
    `Кожен уривок має постійну адресу, як-от ${address}; слова документа простим текстом стоять поруч як transcription.txt, їх перевірка — як proof.json.`,
  llmsRights: 'Права на джерела лишаються за їхніми власниками; їх названо в кожному записі каталогу.',
};
