/**
 * Kindred words: one key for all words of a stem, whatever their ending and spelling.
 *
 * English words lose British spelling, then their endings (Porter's second algorithm, that of Snowball), then
 * what still sets a verb and its noun apart (recognise, recognition; decide, decision). Cyrillic words lose
 * their endings by the Russian algorithm of Snowball, those with letters that only Ukrainian has by a list of
 * Ukrainian endings. A month has one key in all three languages. Names are no matter of stems: they come from the glossary.
 */
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import porter from 'wink-porter2-stemmer';
import { foldApostrophes, foldForm } from '../glossary/lexicon.ts';

/**
 * A word with its apostrophes alike, its letters composed, and those that are set as one sign or in full
 * width as they are typed (Unicode NFKC).
 */
export const plainLetters = (word: string) => foldApostrophes(word).normalize('NFKC');

/** The key of a word; words with the same key answer each other. It holds letters and figures only. */
export function kindredKey(word: string): string {
  const folded = foldForm(plainLetters(word))
    .toLowerCase()
    .replace(/'s?$/u, '')
    .replace(/^(\d+)(?:st|nd|rd|th)$/u, '$1')
    .replace(/ё/gu, 'е')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const base = irregular.get(folded) ?? folded;
  if (/\p{Script=Cyrillic}/u.test(base)) {
    return bare(cyrillicStem(base, /[іїєґ]/u.test(base) ? ukrainianStem : russian));
  }
  // A few letters are nothing but a mark when they are composed anew.
  const latin = bare(base.normalize('NFD').replace(/\p{M}/gu, '')) || base;
  return /^[a-z]{3,}$/u.test(latin) ? englishKey(latin) : latin;
}

/** Endings come off one after the other, so that a surname in -ов and its cases meet (Иванов, Иванова); three letters stay. */
function cyrillicStem(word: string, stem: (word: string) => string): string {
  const shorter = stem(word).replace(/[ьй]$/u, '');
  return shorter === word || shorter.length < 3 ? word : cyrillicStem(shorter, stem);
}

/** The vowel of a last syllable that a consonant closes is another in other cases (договір, договору; незалежність, незалежності). */
const ukrainianStem = (word: string) => ukrainian(word).replace(/і(?=[бвгґджзйклмнпрстфхцчшщь]+$)/u, 'о');

const bare = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Words whose forms no rule derives; months with what they are cut to, and with their Russian and Ukrainian names. */
const irregular = new Map(
  `arise arose arisen|be am is are was were been being|bear bore borne|become became|begin began begun|break broke broken
bring brought|build built|buy bought|catch caught|choose chose chosen|come came|deal dealt|do does did done|draw drew drawn
drive drove driven|fall fell fallen|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten
get got gotten|give gave given|go goes went gone|grow grew grown|have has had having|hear heard|hide hid hidden|hold held|keep kept
know knew known|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met|pay paid|rise rose risen|run ran|say said
see saw seen|seek sought|sell sold|send sent|shoot shot|show shown|sit sat|speak spoke spoken|spend spent|stand stood|steal stole stolen
strike struck|swear swore sworn|take took taken|teach taught|tell told|think thought|throw threw thrown|understand understood
undertake undertook undertaken|win won|withdraw withdrew withdrawn|overcome overcame|write wrote written|man men|woman women|child children
crisis crises|referendum referenda|memorandum memoranda|thesis theses|analyse analysis analyses|grey gray|cheque check|tyre tire|sceptic skeptic
january jan январь января январе січень січня січні|february feb февраль февраля феврале лютий лютого лютому
march mar март марта марте березень березня березні|april apr апрель апреля апреле квітень квітня квітні|may май мая мае травень травня травні
june jun июнь июня июне червень червня червні|july jul июль июля июле липень липня липні|august aug август августа августе серпень серпня серпні
september sept sep сентябрь сентября сентябре вересень вересня вересні|october oct октябрь октября октябре жовтень жовтня жовтні
november nov ноябрь ноября ноябре листопад листопада листопаді|december dec декабрь декабря декабре грудень грудня грудні`
    .split(/[|\n]/u)
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ');
      return others.map((other) => [other, first] as const);
    }),
);

/** American spelling of British endings, so that both have one stem. */
const american: [RegExp, string][] = [
  [/^practis/u, 'practic'],
  [/(?<=[a-z]{3})is(e[ds]?|er|ers|ing|able|ations?|ational)$/u, 'iz$1'],
  [/(?<=[a-z]{2})ys(e[ds]?|ing)$/u, 'yz$1'],
  [/(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able|abl|ite|ful|hood|ly|er|al|ism)/u, 'or'],
  [/(cent|theat|met|lit|fib|calib|sab|spect|lust|meag|somb)re(s?)$/u, '$1er$2'],
  [/(def|off|pret|lic)enc(?=e)/u, '$1ens'],
  [/programme(?=$|s$|d$)/u, 'program'],
  [/logue(?=s?$)/u, 'log'],
  [/^scept/u, 'skept'],
  [/(judg|acknowledg|abridg)ement/u, '$1ment'],
  [/(?<=[a-z]ee)ment(?=s?$)/u, ''],
  [/(?<=[a-z])(?:ae|oe)(?=[a-z]{2})/u, 'e'],
];

/** What is left between a verb and its noun once the endings are off. */
const derived: [RegExp, string][] = [
  [/(?<=[a-z]{2})ifi$/u, 'if'],
  [/plic$/u, 'pli'],
  [/(?<=[a-z]{2})cept$/u, 'ceiv'],
  [/script$/u, 'scrib'],
  [/(?<=s)olut$/u, 'olv'],
  [/(?<=[a-z]{2})ial$/u, 'i'],
  [/(?<=[a-z]{3}v)ent$/u, 'en'],
  [/(?<=[a-z]{2})tain$/u, 'ten'],
  [/(?<=^(?:abs|de|re))tent$/u, 'ten'],
  [/claim$/u, 'clam'],
  [/(?<=suc|ex)ceed$/u, 'cess'],
  [/(?<=[a-z]{2})cupi$/u, 'cup'],
  [/(?<=[a-z]{5})it$/u, ''],
  [/(?<=[a-z]{2})ced$/u, 'cess'],
  [/(?<=[a-z][^aeiou][aeiou]|[a-z]{3}n)d$/u, 's'],
  [/(?<=ad|per|sub|trans|re|o|e)mit$/u, 'miss'],
  [/(?<=[a-z]{4})(?:atur|atori)$/u, ''],
  [/(?<=[a-z]{5})ist$/u, ''],
  [/(?<=[a-z]{2}ess)or$/u, ''],
  [/(?<=[a-z]{3})aci$/u, 'at'],
];

/** Words of one stem that no reader takes for kindred. */
const apart =
  /^(?:organi[sz]|organism|universit|internal|international|important|importance|deposit|authorit|several|detente)/u;

function englishKey(word: string): string {
  const base = irregular.get(word) ?? word;
  const spelled = american.reduce((text, [pattern, by]) => text.replace(pattern, by), base);
  const different = apart.exec(spelled)?.[0];
  if (different !== undefined) return different.replace(/s$/u, 'z').replace(/ce$/u, 't');
  const stem = porter(spelled);
  const rule = derived.find(([pattern]) => pattern.test(stem));
  return rule ? stem.replace(rule[0], rule[1]) : stem;
}
