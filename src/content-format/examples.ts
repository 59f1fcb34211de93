/**
 * One example of each kind of file, with every field that it can have. All of them are invented, and
 * each is valid by itself; they tell no one story together.
 */

const digest = (digit: string) => digit.repeat(64);

const description = `kind: primary-text
language: en
accession: "2026-01-01"
summary: A notice of a harbour office that the lamp of a lighthouse will be dark for two nights.
textOf: notice-to-mariners
captures:
  - file: notice.html
    sha256: ${digest('a')}
    mediaType: text/html
    custody: Saved with a browser by an editor; on which day is not recorded.
    extracted:
      file: notice.extracted.txt
      sha256: ${digest('b')}
      program: visible text 1 (parse5 8.1.1)
  - file: notice.txt
    sha256: ${digest('c')}
    mediaType: text/plain
    custody: Copied from the page as text.
    redactedFrom: ${digest('d')}
provenance:
  title:
    status: stated
    value: Notice to mariners
    term: notice-to-mariners
    evidence: { line: 2, words: Notice to mariners }
    ground: It stands above the text; the menu has another one.
    sources: [list-of-lights]
  creator: { status: unknown, ground: No name stands above or below the text. }
  publisher:
    status: inferred
    value: Merrow Harbour Office
    term: merrow-harbour-office
    ground: The head of the page names it; the notice itself does not.
    sources: [list-of-lights]
  date:
    status: stated
    value: "1926-05-03"
    time: "20:43"
    term: lamp-dark
    evidence: { line: 4, words: "3 May 1926, 20:43" }
    ground: The line stands below the title.
    sources: [list-of-lights]
  place: { status: inferred, value: Merrow, ground: The name of the office says so. }
  originalAddress: { status: unknown, ground: The capture names no address. }
  licence: { status: unknown, ground: The capture names none. }
  captured: { status: inferred, value: 2025/.., ground: The page names that year as its last. }
rights:
  statement: http://rightsstatements.org/vocab/CNE/1.0/
  ground: The rights in the text have not been evaluated; it is shown as a source for study.
markupMarks: { heading: "=", item: "- " }
omissions:
  - { lines: "1", reason: The head of the page with its menu. }
  - { lines: "2", words: "| Print", reason: A button beside the title. }
captions: [p6]
speakers:
  - { passage: p3, words: the lamp will be dark, name: The Harbour Master }
notes:
  - passage: p4
    words: outer buoy
    text: The buoy before the lighthouse is meant.
    identifies: outer-buoy
    sources: [list-of-lights]
  - { lines: "1", text: The menu was longer; its end is not in the capture. }
revisions:
  - date: "2026-03-01"
    reason: A better copy of the notice was found.
    passages:
      - { passage: p4, former: Ships take a pilot at the buoy. }
    capture: ${digest('e')}
    fields: [summary]
`;

const quotation = `of: 0001#p3
    from: From sunset
    to: will be dark
    voice: reports
    reporting: The Harbour Master`;

export const examples = {
  archive: `format: 1
name: Archive of Lights
slug: archive-of-lights
description: Documents of a harbour on its lighthouses, 1900–1950
address: https://lights.example/
publisher: Society of the Lights
language: en
released: "2026-01-01"
rights:
  statement: https://creativecommons.org/licenses/by/4.0/
  ground: The archive's own words. Rights in the captures stay with their owners.
contact: mailto:keeper@lights.example
slantedWords: [notorious, shameful]
`,
  document: description,
  draft: `questions:
  - { about: publisher, ask: Who published it? }
${description}`,
  defaults: `kind: primary-text
language: en
accession: "2026-01-01"
summary: A notice of a harbour office.
custody: Saved with a browser by an editor in January 2026.
rights:
  statement: http://rightsstatements.org/vocab/CNE/1.0/
  ground: The rights in the text have not been evaluated.
omissions: as proposed
provenance:
${description.slice(description.indexOf('  title:'), description.indexOf('rights:\n'))}`,
  term: `title: Heron Rock Lighthouse
type: place
forms:
  - { form: Heron Rock Lighthouse }
  - { form: Маяк, language: uk, endings: ["-", а, ові] }
  - { form: the light, mention: false }
related: [outer-buoy]
members: [heron-rock, lighthouse-building]
identifiers: { wikidata: Q42 }
textPublishedAt: list-of-lights
`,
  reference: `list-of-lights:
  title: A list of lights
  language: en
  author: A. Keeper
  body: Merrow Press
  date: "1925"
  address: https://press.example/list-of-lights
  seen: "2026-01-01"
`,
  page: `title: Rights
description: Whose the texts are, and on what ground they are shown.
backed: true
terms: [heron-rock-lighthouse]
order: 2
contact: true
`,
  event: `title: The lamp of the lighthouse is dark
date: "1926-05-10/1926-05-12"
place: heron-rock-lighthouse
datePlace: in the harbour's own time
terms: [heron-rock-lighthouse]
accounts:
  - ${quotation}
    says: announces two nights without the lamp
`,
  difference: `title: How long the lamp was dark
order: 1
events: [lamp-dark]
terms: [heron-rock-lighthouse]
accounts:
  - ${quotation}
    says: two nights
  - { of: "0002#p1", from: three nights, voice: own, says: three nights }
`,
  names: `entities:
- term: heron-rock-lighthouse
  descriptions:
  - ${quotation}
`,
  map: `title: Map of the lights
description: The coast with its lighthouses.
credit:
  text: Coast by the Society of the Lights
  licence: https://creativecommons.org/licenses/by/4.0/
  source: drawn for the archive in 2026
viewBox: 0 0 1000 670
data: map/coast.json
marked:
  - { region: heron-rock, term: heron-rock-lighthouse, label: { x: 120, y: 80.5 } }
`,
  regions: `[
  { "id": "heron-rock", "name": "Heron Rock", "path": "M10 10h40v20l-5 5z" }
]
`,
} as const;
