/** Words of the interface, one file per language; an archive chooses its language in archive.yaml. */
import { en } from './en.ts';
import { uk } from './uk.ts';

export type Words = typeof en;

const languages = new Map<string, Words>(Object.entries({ en, uk }));

/** The words of a language; of English where there are none. */
export function wordsFor(language: string): Words {
  return languages.get(language.split('-')[0] ?? '') ?? en;
}

/** Name of a language or script in the language of the archive: “Russian”, “Cyrillic”. */
export function nameOfLanguage(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}
