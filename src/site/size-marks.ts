/** What is made of the site after its pages, and how large it is. */
export type Sized = 'bag' | 'copy' | 'offline';

/** Where a page says the size of what is made after it; a copy of the page says none. */
export const sizeMark = (name: Sized) => `<span data-size="${name}"></span>`;
