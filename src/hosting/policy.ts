/**
 * The content security policy of every page (CSP Level 3): all that a page loads is a file of the site.
 *
 * No page has a script or style of its own, so that none needs a digest. JSON-LD is data, which no policy stops.
 */
export const pagePolicy = [
  "default-src 'self'",
  // The search is a program in WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');
