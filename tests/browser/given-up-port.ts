/** Where the site with withdrawals and moves is served for the tests. */
export const givenUpPort = 4328;
