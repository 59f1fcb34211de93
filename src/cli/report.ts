/** Reports: what a command found, for programs (JSON) and for code scanners (SARIF 2.1.0). */
import type { Log } from 'sarif';
import { type Issue, issueCodes, sortIssues } from '../issue.ts';

/** Issues as JSON: code, rule, file, line, message. */
export function issuesAsJson(issues: readonly Issue[]): string {
  const listed = sortIssues(issues).map((issue) => ({ ...issue, rule: issueCodes[issue.code].rule }));
  return `${JSON.stringify({ issues: listed }, null, 2)}\n`;
}

/** Issues as SARIF 2.1.0 (OASIS); every code is a rule, also those without an issue. */
export function issuesAsSarif(issues: readonly Issue[]): string {
  const codes = Object.entries(issueCodes);
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'archive verify',
            rules: codes.map(([id, { meaning }]) => ({
              id,
              shortDescription: { text: meaning },
              help: { text: `npm run archive -- explain ${id}` },
            })),
          },
        },
        results: sortIssues(issues).map(({ code, file, line, message }) => ({
          ruleId: code,
          ruleIndex: codes.findIndex(([id]) => id === code),
          level: 'error',
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                region: { startLine: line },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
