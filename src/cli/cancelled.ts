/** The editor broke off: nothing has been written. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
