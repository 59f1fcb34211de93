/** Generated texts: what captures may hold, with every sign that some program takes for markup. */
import fc from 'fast-check';

const signs = [
  ...[
    '{',
    '}',
    '<',
    '>',
    '*',
    '_',
    '`',
    '``',
    '```',
    '~',
    '~~',
    '~~~',
    '|',
    '||',
    '\\',
    '\\\\',
    '&',
    '#',
    '$$',
    '@',
    '!',
  ],
  ...[
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '\f',
    '\t',
    ' ',
    '    ',
    '\u00A0',
    '\u2028',
    '\u2029',
    '\u200B',
    '\u200D',
    '\u00AD',
    '\uFEFF',
  ],
  ...['---', '\n---\n', '---\ntitle: x\n---\n', '+++', '...', '===', '= a =', '== b ==', 'a\n===', 'a\n---'],
  ...['# ', '## ', ' #', '- ', '* ', '+ ', '1. ', '12) ', '> ', '[ ] ', '[x] ', ':', ': ', '; '],
  ...['| a | b |', '\n|---|---|\n', ':---:', '[a](b)', '![a](b)', '[^1]', '[^1]: a', '[a]: b', '[[y]]', '{{x}}'],
  ...['import x', 'export {', 'import', 'exported', '{/* a */}', '{`a`}', '<>', '</>', '<!--', '-->', '<![CDATA['],
  ...[
    '<script>alert(1)</script>',
    '<a href="javascript:alert(1)">',
    '<b>',
    '&amp;',
    '&#123;',
    '&lt;',
    '&nbsp;',
    '&nosuch;',
  ],
  ...['http://a.b/c_d*e', 'https://x.y/(z)', 'www.a.b', 'WWW.x_y.z', 'a@b.c', 'x_y@z.w', 'mailto:a@b.c', 'ftp://a'],
  ...['\u202E', '\u200F', 'אבג', 'العربية', 'é', 'e\u0301', '👩‍👩‍👧', '🇺🇦', 'ﷺ', '\uFFFE', '\uFDD0', 'Слово', '漢字'],
  ...['mill', 'the mill', 'Mill.', '“quoted”', "'", '"', 'a'.repeat(300), 'cookies accept', 'Advertisement'],
];

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...signs) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);

/** Any text that can be written as UTF-8: whatever else, no half of a character. */
export const anyText = fc
  .array(piece, { maxLength: 14 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.isWellFormed());

/** Whether a reader sees anything of a text: spaces of every kind, and signs that only say how others stand, show nothing. */
export const isSeen = (text: string) => /[^\s\p{Cf}]/u.test(text);
