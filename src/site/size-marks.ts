/** Where a page says the size of what is made of the site after its pages; a copy of the page says none. */
export const copySizeMark = '<span data-size="copy"></span>';
export const offlineSizeMark = '<span data-size="offline"></span>';
