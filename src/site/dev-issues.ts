/** What is wrong with the archive, told to the browser while editing: every issue, as `verify` prints it. */
import { readFileSync } from 'node:fs';
import type { HookParameters } from 'astro';
import { z } from 'astro/zod';
import { parseEntry } from '../entry/entry.ts';
import { type Issue, sortIssues } from '../issue.ts';
import { isReadable } from '../statement/statement.ts';
import { issuesMessage } from './issues-message.ts';
import { listenForArchive, type Prepared, preparedArchive } from './prepared.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/**
 * The issues that an editor is shown while editing, sorted: those of the archive and of its drafts.
 * An address that is not promised yet is no fault of what is being written.
 */
export function issuesWhileEditing({ issues, drafts = [] }: Pick<Prepared, 'issues' | 'drafts'>): Issue[] {
  return sortIssues([
    ...issues.filter(({ code }) => code !== 'address-unminted'),
    ...drafts.flatMap((draft) => draft.issues),
  ]);
}

/** Tells every page that asks what is wrong, and has those that are open loaded anew with every archive that is prepared. */
export function tellIssues(server: Server, renew: () => void): void {
  const { hot } = server.environments.client;
  hot.on(issuesMessage, (_, client) => client.send(issuesMessage, issuesWhileEditing(preparedArchive())));
  let isShown = false;
  listenForArchive(() => {
    // The first is prepared before any page is made, and what the server has loaded by then must stay.
    if (isShown) {
      renew();
      hot.send({ type: 'full-reload', path: '*' });
    }
    isShown = true;
  });
}

/**
 * Takes a text that cannot be read for an empty one, so that its page can be shown with what is wrong:
 * the compiler would end the page, and name the first fault alone.
 */
export function emptyUnreadable() {
  return {
    name: 'archive-unreadable',
    enforce: 'pre' as const,
    load(id: string) {
      const file = id.replace(/\?.*$/su, '');
      if (!file.endsWith('.mdx')) return undefined;
      const { entry } = parseEntry({ file, text: readFileSync(file, 'utf8') }, z.unknown());
      return entry && isReadable(entry.body) ? undefined : '';
    },
  };
}
