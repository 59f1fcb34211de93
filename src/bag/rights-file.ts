/** Whose everything in the bag is, as plain text. */
import { rightsName } from '../provenance/rights.ts';
import { readContact } from '../settings/settings.ts';
import type { BagSource } from './payload.ts';

/** `rights.txt`: the archive's own words, each document, the boundaries of the map; where claims reach the archive. */
export function writeRights({ archive, words }: BagSource): string {
  const { settings, documents, map } = archive;
  const part = (title: string, statement: string, ...lines: readonly string[]) =>
    [title, `${rightsName(statement)} <${statement}>`, ...lines].join('\n');
  const parts = [
    part(words.ownWords, settings.rights.statement, settings.rights.ground),
    ...documents.map(({ id, description }) =>
      part(words.documentNumber(id), description.rights.statement, description.rights.ground),
    ),
    ...(map ? [part(words.map, map.credit.licence, map.credit.text, map.credit.source)] : []),
  ];
  if (settings.contact !== undefined) parts.push(`${words.contact} ${readContact(settings.contact).text}`);
  return `${parts.join('\n\n')}\n`;
}
