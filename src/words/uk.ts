/** Words of the interface in Ukrainian. */
import { en } from './en.ts';

export const uk = en;
