// Addresses that staff type. Only of the web: an address is opened by phones and drawn by screens, so `javascript:`, `file:` and
// the like must never get as far as them.
import * as v from 'valibot'

/** Where a QR code leads. */
export const httpUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300, 'link-too-long'),
  v.regex(/^https?:\/\/[^\s]+$/i, 'link-form'),
)

/** Of a page that screens fetch by themselves. A name and password in it would be there for all to read, in every manifest. */
export const pageUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(1000, 'link-too-long'),
  v.regex(/^https?:\/\/[^\s/?#]\S*$/i, 'link-form'),
  v.regex(/^https?:\/\/[^@/?#\\]+(?:[/?#]|$)/i, 'link-password'),
)
