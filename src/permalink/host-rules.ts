/**
 * Rules by which a host answers for addresses that were moved (301) or withdrawn (410), made from the
 * ledger. Without them every host serves the page that the build puts at such an address.
 *
 * Fragments never reach a host: an address with one is answered by the page on which it stands.
 */
import { endOfMoves, givenUpPages, type Ledger } from './ledger.ts';
import { placeUnder } from './permalink.ts';

/** An address that a host answers for by itself. */
interface HostRule {
  from: string;
  /** Where it leads; undefined where it was withdrawn. */
  to: string | undefined;
}

/** The rules of a ledger under a base, sorted by address. Files that are pages now are named without a final slash. */
function rulesOf(ledger: Ledger, base: string): HostRule[] {
  return givenUpPages(ledger)
    .map(({ row }) => {
      const end = row.act === 'moved' ? endOfMoves(ledger, row.path) : undefined;
      return { from: placeUnder(base, row.path), to: end === undefined ? undefined : placeUnder(base, end) };
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Where the notice of an address stands in the build. */
const noticeOf = (path: string) => `${path.replace(/\/$/u, '')}/index.html`;

/** For nginx: locations to include in the server that serves the build from its root. */
export function nginxRules(ledger: Ledger, base: string): string {
  return rulesOf(ledger, base)
    .map(({ from, to }) =>
      to === undefined
        ? `location = ${from} { error_page 410 ${noticeOf(from)}; return 410; }\n`
        : `location = ${from} { return 301 ${to}$is_args$args; }\n`,
    )
    .join('');
}

/**
 * The file `_redirects` for Netlify. The sign `!` puts a rule before the page that stands there.
 *
 * @see https://docs.netlify.com/manage/routing/redirects/redirect-options/
 */
export function netlifyRules(ledger: Ledger, base: string): string {
  return rulesOf(ledger, base)
    .map(({ from, to }) => (to === undefined ? `${from} ${noticeOf(from)} 410!\n` : `${from} ${to} 301!\n`))
    .join('');
}

/**
 * The file `_redirects` for Cloudflare Pages, which answers with no 410: a withdrawn address keeps its page.
 *
 * @see https://developers.cloudflare.com/pages/configuration/redirects/
 */
export function cloudflareRules(ledger: Ledger, base: string): string {
  return rulesOf(ledger, base)
    .flatMap(({ from, to }) => (to === undefined ? [] : [`${from} ${to} 301\n`]))
    .join('');
}

/**
 * One file `_redirects` for both: each ignores the lines that only the other understands, and of two
 * lines for one address takes the first that it understands.
 */
export function sharedRedirects(ledger: Ledger, base: string): string {
  return netlifyRules(ledger, base) + cloudflareRules(ledger, base);
}
