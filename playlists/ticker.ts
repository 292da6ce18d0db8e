// What a ticker says of an item, and how fast it runs. The compiler gives a slot the time its words need, the screen moves
// them; both ask here, so that a line is over when its slot is.
import type { ItemShown } from './manifest.ts'

/** Characters a second: 300 a minute, at which most people read easily, and elders still do. */
const READING_SPEED = 5

/** Height of a character, of the zone's. */
export const TICKER_TYPE = 0.56

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('；')

/** One line; for the built-in card, and wherever there are no words, empty. */
export const itemToTicker = (item: ItemShown): string => {
  if (item.kind === 'card') return ''
  if (item.kind === 'alert') return `${item.title}：${item.text}`
  const said = item.kind === 'bulletin' ? joined([item.figure, item.body, ...item.points]) : ''
  return (said === '' ? item.title : `${item.title}：${said}`).replace(/\s+/g, ' ')
}

/** How long a line takes from one edge to the other, ms. `length` and `width` in the same unit as `type`, the type's size. */
export const tickerToMs = (length: number, width: number, type: number): number =>
  Math.ceil(((length + width) / type / READING_SPEED) * 1000)
