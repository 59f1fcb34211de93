/** Characters that no page can hold. */

/** Controls that a text in HTML must not contain: all but tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for.
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/u;

/** The first control of a text as it is named: `U+0007`; half a character, which an escape of YAML can make, is one too. */
export function controlIn(text: string): { name: string; index: number } | undefined {
  const found = control.exec(text) ?? /\p{Cs}/u.exec(text);
  if (!found) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { name: `U+${code}`, index: found.index };
}

const controls = new RegExp(control, 'gu');

/** A text without the controls that show nothing. */
export function withoutControls(text: string): string {
  return text.replace(controls, '');
}
