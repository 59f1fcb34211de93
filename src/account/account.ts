/**
 * Accounts: what a document says of something, quoted from it, with a few words of the archive.
 *
 * An account tells apart what a document says in its own voice and what it reports of others.
 */
import { z } from 'astro/zod';
import type { Issue } from '../issue.ts';
import { byNumber, parsePassageAddress } from '../permalink/identifier.ts';
import { type Quotable, quoteWords } from '../statement/selection.ts';

const shape = {
  of: z
    .string()
    .regex(/^\d{4,}#p[1-9]\d*$/u, 'a passage such as 0001#p4')
    .describe('The passage.'),
  from: z
    .string()
    .min(1)
    .optional()
    .describe('The words quoted, once in the passage; the whole passage when left out.'),
  to: z.string().min(1).optional().describe('The last words of a longer quotation that begins with “from”.'),
  voice: z.enum(['own', 'reports']).describe('Whether the document speaks in its own voice or reports others.'),
  reporting: z.string().min(1).optional().describe('Whom it reports.'),
};

const isVoiced = ({ voice, reporting }: { voice: 'own' | 'reports'; reporting?: string | undefined }) =>
  (voice === 'reports') === (reporting !== undefined);
const voiceRule = 'words that report others say whom (reporting), and words in the own voice do not';

/** Words of a passage with whose they are. */
export const voicedQuotationSchema = z.strictObject(shape).refine(isVoiced, voiceRule);
export type VoicedQuotation = z.infer<typeof voicedQuotationSchema>;

export const accountSchema = z
  .strictObject({ ...shape, says: z.string().min(1).describe('What the account says, in a few words of the archive.') })
  .refine(isVoiced, voiceRule);

export type Account = z.infer<typeof accountSchema>;

/** The number of the document that gives an account. */
export function documentOf(account: VoicedQuotation): string {
  return parsePassageAddress(account.of)?.document ?? '';
}

/**
 * Holds accounts against the passages that they quote.
 *
 * @param place gives file and line of the account at an index
 */
export function checkAccounts(
  accounts: readonly VoicedQuotation[],
  quotable: Quotable,
  place: (index: number) => { file: string; line: number },
): Issue[] {
  return accounts.flatMap((account, index): Issue[] => {
    const quote = quoteWords(account, quotable);
    return 'problem' in quote ? [{ code: 'quotation-words', ...place(index), message: quote.problem }] : [];
  });
}

/** Numbers of the documents that give some accounts, in order. */
export function documentsOf(accounts: readonly VoicedQuotation[]): string[] {
  return [...new Set(accounts.map(documentOf))].sort(byNumber);
}

/** Numbers of the documents whose accounts these are and that the archive does not hold any more, in order. */
export function removedDocuments(
  accounts: readonly VoicedQuotation[],
  documents: { has: (id: string) => boolean },
): string[] {
  return documentsOf(accounts).filter((id) => !documents.has(id));
}
