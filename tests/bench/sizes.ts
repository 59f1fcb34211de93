/** The sizes of archives that a bench is called with. */

/** Numbers of documents from the command line. Ends the program where one is no number of documents. */
export function readSizes(command: string): number[] {
  const sizes = process.argv.slice(2).map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size > 0)) return sizes;
  console.error(`npm run ${command} -- N …: each N is a number of documents, 1 or more; nothing was measured.`);
  process.exit(2);
}
