/** What stopped a command that found nothing wrong with the archive: said so that it can be mended. */

/**
 * Says an error in words for an editor. Errors of the system, whose own words name no remedy, are told
 * by their path and what to do; every other is told as it is.
 *
 * @param error what was thrown
 */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  if (path === undefined) return error.message;
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    const act = syscall === 'mkdir' ? 'made' : 'read';
    return `${path} cannot be ${act}: its permissions forbid it (${code}). Give the account that runs the command the right to it, then run it again.`;
  }
  if (syscall === 'mkdir' && path === '') return 'no folder is named. Name one.';
  if (syscall === 'mkdir' && ['EEXIST', 'ENOTDIR'].includes(code))
    return `${path} cannot be a folder: it, or what stands above it, is a file. Name another folder.`;
  return error.message;
}
