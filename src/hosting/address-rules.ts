/**
 * Rules by which a host answers for addresses that were moved (301) or withdrawn (410), made from the
 * ledger. Without them every host serves the page that the build puts at such an address.
 */
import { endOfMoves, type GivenUp, givenUpPages, type Ledger } from '../permalink/ledger.ts';

/** An address that no longer stands: it leads on, or it is gone; paths below the base. */
export type AddressRule = { path: string; status: 301; target: string } | { path: string; status: 410 };

/**
 * The rules of a ledger, sorted by address.
 *
 * Fragments never reach a host, and a browser carries one on to where a redirect leads. A page whose
 * passages stand elsewhere than at the same anchors there has no rule: its own page knows where they are.
 */
export function addressRulesOf(ledger: Ledger): AddressRule[] {
  return givenUpPages(ledger)
    .flatMap((gone): AddressRule[] => {
      const { path, act } = gone.row;
      if (act === 'withdrawn') return [{ path, status: 410 }];
      const target = endOfMoves(ledger, path);
      return target === undefined || !keepsAnchors(gone, ledger, target) ? [] : [{ path, status: 301, target }];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether every passage of a moved page stands at the same anchor of its new address. */
function keepsAnchors({ passages }: GivenUp, ledger: Ledger, target: string): boolean {
  return passages.every(({ path }) => endOfMoves(ledger, path) === `${target}${path.slice(path.indexOf('#'))}`);
}
