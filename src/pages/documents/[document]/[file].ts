/** The files of a document: its capture, transcription and proof. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { contentFolder } from '../../../cli/read-content.ts';
import { proofOf, toMarkdown, toPlainText } from '../../../document/files.ts';
import { captureFileName } from '../../../permalink/permalink.ts';
import type { PreparedDocument } from '../../../prepare-document.ts';
import { getSite } from '../../../site/archive.ts';

export async function getStaticPaths() {
  const { archive } = await getSite();
  return archive.documents.flatMap((document) =>
    [
      captureFileName(document.description.captures[0]?.file ?? ''),
      'transcription.txt',
      'document.md',
      'proof.json',
    ].map((file) => ({ params: { document: document.id, file }, props: { document } })),
  );
}

export const GET: APIRoute = ({ params, props }) => {
  const document = props['document'] as PreparedDocument;
  switch (params['file']) {
    case 'transcription.txt':
      return new Response(toPlainText(document));
    case 'document.md':
      return new Response(toMarkdown(document));
    case 'proof.json':
      return new Response(`${JSON.stringify(proofOf(document), null, 2)}\n`);
    default:
      return new Response(
        readFileSync(join(contentFolder(), 'captures', document.description.captures[0]?.file ?? '')),
      );
  }
};
