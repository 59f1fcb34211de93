/** One example of each code, for `explain`: what is wrong, and how it is mended. */
import type { IssueCode } from './issue.ts';

export const issueExamples: Record<IssueCode, string> = {
  'file-unreadable': 'glossary/Salt Mill.mdx has a space in its name. Rename it to salt-mill.mdx.',
  'file-unused': 'documents/0009.md is not read, since it does not end in .mdx. Rename it to 0009.mdx.',
  'frontmatter-syntax': '“summary: A letter: to a miller” has two colons. Write summary: "A letter: to a miller".',
  'frontmatter-field': '“kind: letter” is none of the kinds. Write kind: primary-text.',
  'format-version': 'archive.yaml has no line “format: 1”. Run npm run archive -- migrate.',
  'name-unknown': '“related: [sea]” where there is no glossary/sea.mdx. Write the term, or take the name out.',
  'transcription-markup': '“[1]: a note” would hide words. Write \\[1]: a note.',
  'anchor-words': 'A note names the words “the mil” in p4, which reads “the mill”. Write the words as they stand.',
  'form-shared': 'Two terms have the form “Mill”. Mark it “mention: false” in both.',
  'capture-refused':
    'add letter.txt, saved in windows-1251. Name the encoding: add --encoding windows-1251 letter.txt.',
  'draft-question': 'A draft still asks for its summary. Write the summary, and take the question out.',
  'fixity-capture': 'captures/letter.txt was renamed. Give it back its name.',
  'fixity-digest': 'An editor saved captures/letter.txt with other line ends. Put back the bytes from the last commit.',
  'fidelity-words': 'The capture says “salt mill”, the transcription “Salt mill”. Write the words of the capture.',
  'fidelity-mark': 'Line 3 of the capture is “== Mills ==”, shown as a paragraph. Write ## Mills.',
  'fidelity-built': 'A plugin made curly quotation marks of straight ones. Turn it off.',
  'provenance-evidence': 'The title is stated by line 2, but stands in line 3. Write line: 3.',
  'provenance-date': 'The evidence “6 May 1901” reads as 1901-05-06, the value is "1901-06-05". Write "1901-05-06".',
  'ledger-row': 'A row was edited by hand. Restore permalinks.csv from the last commit.',
  'address-unminted': 'A new term has no row in the ledger. Run npm run archive -- mint.',
  'text-missing': 'glossary/salt-mill.mdx ends with its fields. Write what a salt mill is, then mint.',
  'address-lost': 'glossary/salt-mill.mdx was deleted. Restore it: its address was promised.',
  'passage-changed': 'A comma was put into passage p4 after it was published. Take it out.',
  'address-reused': 'glossary/old-mill.mdx moved to mill.mdx, and another term takes the name. Give that another one.',
  'address-target': 'A row moves /glossary/old-mill/ to /glossary/mil/. Restore permalinks.csv and run “move” again.',
  'revision-record':
    'A revision was taken out of documents/0001.mdx by hand. Put it back: the ledger tells of its correction.',
  'withdrawn-words':
    'The title is stated in words of p4, which is withdrawn. Give it as inferred, without those words.',
  'quotation-words': '<Quote of="0001#p4" from="the old mill" /> where p4 says “the mill”. Quote what it says.',
  'quotation-typed': 'It is called “old” in the letter. Write <Quote of="0001#p4" from="old" />.',
  'statement-unbacked': 'The mill was built in 1850. Put <Source of="mill-book" /> after the sentence.',
  'statement-markup': 'A glossary text holds a table. Write sentences or a list.',
  'statement-slanted': 'archive.yaml lists “wicked”, and a summary says it. Say it plainly, or quote who says so.',
  'link-broken': 'A page links to /glossary/sea/, which is not there. Mend the link.',
  'date-foreign': 'A page shows the day of the build. Take the date from the content.',
  'build-differs': 'A list is in the order in which the disk gives it. Sort it.',
};
