/** Files of formats that are made here, so that their bytes can be read in the tests. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const report = new Uint8Array(readFileSync('tests/accession/samples/harbour-report.html'));
export const address = 'https://hill-post.example/1932/03/observatory-night';

const crlf = (lines: readonly string[]) => lines.join('\r\n');

/** A page as a browser saves it in one file, with a picture beside it. */
export const mhtml = bytesOf(
  crlf([
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${address}`,
    'Subject: Night shared',
    'Date: Sat, 1 Nov 2025 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----B"',
    '',
    '------B',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    `Content-Location: ${address}`,
    '',
    '<!DOCTYPE html><html><body><h1>Night shared</h1><p>The tower =E2=80=93 open ag=',
    'ain.</p></body></html>',
    '------B',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    `Content-Location: ${address}/a.png`,
    '',
    'iVBORw0KGgo=',
    '------B--',
    '',
  ]),
);

export function record(headers: readonly string[], body: string): string {
  return crlf(['WARC/1.1', ...headers, `Content-Length: ${Buffer.byteLength(body)}`, '', `${body}\r\n\r\n`]);
}

export function response(
  url: string,
  type: string,
  status: string,
  body: string,
  date = '2025-11-01T10:00:00Z',
): string {
  return record(
    [
      'WARC-Type: response',
      `WARC-Target-URI: ${url}`,
      `WARC-Date: ${date}`,
      'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>',
      'Content-Type: application/http; msgtype=response',
    ],
    crlf([`HTTP/1.1 ${status}`, `Content-Type: ${type}`, '', body]),
  );
}

export const page = (title: string) =>
  `<!DOCTYPE html><html><body><h1>${title}</h1><p>Words of ${title}.</p></body></html>`;

/** A recording of a missing page, a style sheet and two pages. */
export const warc = bytesOf(
  [
    record(['WARC-Type: warcinfo', 'WARC-Date: 2025-11-01T10:00:00Z', 'Content-Type: application/warc-fields'], 'a: b'),
    response('https://hill-post.example/missing', 'text/html', '404 Not Found', page('Missing')),
    response('https://hill-post.example/a.css', 'text/css', '200 OK', 'p {}'),
    response(address, 'text/html; charset=utf-8', '200 OK', page('Night')),
    response('https://hill-post.example/other', 'text/html', '200 OK', page('Other')),
  ].join(''),
);

export const warcGz = new Uint8Array(gzipSync(warc));

/** A package whose list of pages begins with the second page. */
export const wacz = zipSync({
  'archive/data.warc.gz': warcGz,
  'pages/pages.jsonl': bytesOf(
    '{"format":"json-pages-1.0"}\n{"url":"https://hill-post.example/other","title":"Other"}\n',
  ),
});

/** A PDF file of pages with lines of text; each line is a size of type, a height and words. */
export function pdf(pages: readonly (readonly [size: number, y: number, words: string])[][]): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  objects[1] = '<< /Type /Catalog /Pages 2 0 R >>';
  objects[2] = `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`;
  objects[3] = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
  pages.forEach((lines, index) => {
    const stream = lines
      .map(([size, y, words]) => `BT /F1 ${size} Tf 72 ${y} Td (${words.replace(/[()\\]/gu, '\\$&')}) Tj ET`)
      .join('\n');
    objects[4 + index * 2] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`;
    objects[5 + index * 2] = `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
  });
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (let number = 1; number < objects.length; number++) {
    offsets.push(text.length);
    text += `${number} 0 obj\n${objects[number]}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return bytesOf(text);
}

export const wikitext = `{{Infobox tower
| name = Tower
| built = 1931
}}
<!-- a remark of the editors -->
'''The tower''' stands on the [[meadow|high meadow]] near [[Upper Village]].<ref>{{cite book|title=Towers}} A book of towers.</ref>

== History ==
* Built in [https://hill-post.example 1931]
* Closed in ''February''
** and opened again

{| class="wikitable"
! Day !! Village
|-
| Monday || Upper
|}

[[Category:Towers of the hills]]
`;
