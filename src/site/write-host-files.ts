/** Writes what hosts read from the site itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressRulesOf } from '../hosting/address-rules.ts';
import { hostFiles } from '../hosting/hosting.ts';
import type { Ledger } from '../permalink/ledger.ts';

/** @param ledger names the addresses that no longer stand */
export function writeHostFiles(folder: string, base: string, ledger: Ledger): void {
  for (const [name, text] of hostFiles(base, addressRulesOf(ledger))) writeFileSync(join(folder, name), text);
}
