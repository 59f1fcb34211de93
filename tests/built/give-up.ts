/** The fixture after withdrawals of both strengths, corrections and a move. */
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../src/capture/digest.ts';
import { copyArchive } from '../archive-copy.ts';

/**
 * A copy of the fixture in which a passage is closed (0001#p6) and one removed (0003#p10), one that was
 * corrected is closed (0003#p14), a document is closed (0004) and one removed (0002), a term has moved
 * (turlynka), a passage is corrected (0001#p7), and a term (hanna-torlytsia). A page that never was has moved too (/letters/),
 * whose passage stands at another anchor by now: no command makes one, but a ledger may tell of it.
 */
export async function giveUp(): Promise<ReturnType<typeof copyArchive>> {
  const copy = copyArchive();
  const because = ['--reason', 'На прохання власника.', '--yes', '--date'];
  const revise = async (document: string, capture: string, from: string, to: string, date: string) => {
    const corrected = join(mkdtempSync(join(tmpdir(), 'capture-')), `${document}.txt`);
    writeFileSync(corrected, copy.read(`captures/${capture}`).replace(from, to));
    await copy.does('revise', document);
    copy.change(`revisions/${document}.mdx`, from, to);
    const custody = ['--custody', 'Отримано вдруге.'];
    await copy.does('revise', document, '--capture', corrected, ...custody, ...because, date);
  };
  await revise('0003', 'c.txt', 'showed to our reporter', 'showed a reporter', '2026-01-30');
  await copy.does('withdraw', '0003#p14', '--closed', ...because, '2026-01-31');
  copy.change('glossary/zoriana-cherha.mdx', 'по дві ночі на тиждень кожному', 'по дві ночі щотижня для кожного');
  await copy.does('withdraw', '0001#p6', '--closed', ...because, '2026-02-01');
  await copy.does('withdraw', '0003#p10', '--removed', ...because, '2026-02-02');
  await copy.does('withdraw', '0004', '--closed', ...because, '2026-02-03');
  await copy.does('withdraw', '0002', '--removed', ...because, '2026-02-04');
  await copy.does('rename-term', 'turlynka', 'selo-turlynka', ...because, '2026-02-05');
  copy.change('events/teleskop-pratsiuie.mdx', 'працює з 1931 року', 'працює від 1931 року');
  await revise('0001', 'a.txt', 'працює з 1931 року', 'працює від 1931 року', '2026-02-06');
  copy.change('glossary/hanna-torlytsia.mdx', 'type: person', 'type: person # Так і є.');
  await copy.does('revise', '/glossary/hanna-torlytsia/', '--reason', 'Уточнено.', '--yes', '--date', '2026-02-07');
  appendFileSync(
    join(copy.content, 'permalinks.csv'),
    [
      '/letters/,page,2026-01-15,minted,,,',
      `/letters/#p1,passage,2026-01-15,minted,${sha256('A letter')},,`,
      `/letters/#p1,passage,2026-02-07,moved,${sha256('A letter')},/documents/0001/#p4,`,
      '/letters/,page,2026-02-07,moved,,/documents/0001/,',
      '',
    ].join('\n'),
  );
  return copy;
}
