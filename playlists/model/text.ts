// Text that staff type. Trimmed, without control characters, bounded, so that no document can grow without limit.
import * as v from 'valibot'

// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const controlFree = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u

/** One line or paragraph of at most `max` characters (UTF-16 units); may be empty. */
export const text = (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max, 'text-too-long'), v.regex(controlFree, 'text-control'))

/** As `text`, but something must be there. */
export const requiredText = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'text-empty'),
    v.maxLength(max, 'text-too-long'),
    v.regex(controlFree, 'text-control'),
  )

/** Epoch milliseconds. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))

/** A tag: a short word that staff make up. */
export const tag = requiredText(24)
