/** Writes what hosts read from the site itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressRulesOf } from '../hosting/address-rules.ts';
import { hostFiles, hostLimits } from '../hosting/hosting.ts';
import type { Ledger } from '../permalink/ledger.ts';

/**
 * @param ledger names the addresses that no longer stand
 * @returns what a host will not do with so many of them, a sentence each
 */
export function writeHostFiles(folder: string, base: string, ledger: Ledger): string[] {
  const rules = addressRulesOf(ledger);
  for (const [name, text] of hostFiles(base, rules)) writeFileSync(join(folder, name), text);
  return hostLimits(rules);
}
