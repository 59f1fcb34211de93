/** Writes what hosts read from the site itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AddressRule, hostFiles } from '../hosting/hosting.ts';

/** Addresses that no longer stand, for hosts that can say so; the ledger will name them. */
export const addressRules: readonly AddressRule[] = [];

export function writeHostFiles(folder: string, base: string): void {
  for (const [name, text] of hostFiles(base, addressRules)) writeFileSync(join(folder, name), text);
}
