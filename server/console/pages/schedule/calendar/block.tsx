// One block or bar of the calendar: what it is called, how strong it is, where it gives way; with edges to hold where it ends.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Hours } from '../drag.ts'
import { entryToTint } from '../hues.ts'
import type { CalendarBlock } from '../occurrences.ts'
import { entryToName } from '../rule-list.tsx'
import type { Hold } from '../snap.ts'
import { FINE_STEP_MINUTES, moveHours, moveRun, STEP_MINUTES } from '../snap.ts'
import { t } from '../../../words/words.ts'
import { grip } from './grip.ts'
import { keyToEdit } from './keys.ts'
import { levelTag, timesToWords } from './told.ts'
import { blockToEdit, type Edits } from './use-edits.tsx'
import './block.css'

/** How far a hand has moved, px → days and seconds. */
export type Measure = (dx: number, dy: number) => { days: number; seconds: number }

type BlockProps = {
  block: CalendarBlock
  /** On which side it ends here, so that it can be held there. */
  edges: readonly ('start' | 'end')[]
  edits: Edits
  measure: Measure
  onOpen: (block: CalendarBlock) => void
  style: { [property: string]: string }
  /** All of it gives way to others. */
  lost?: boolean
  label: string
  children?: ComponentChildren
}

const toClass = ({ kind, entry }: CalendarBlock, ...states: (string | false)[]): string =>
  ['cal-block', kind === 'run' && 'cal-run', `cal-${entry.level}`, ...states].filter(Boolean).join(' ')

/** A block where the hand holds it. */
export const Ghost = ({ block, style, children }: Pick<BlockProps, 'block' | 'style' | 'children'>) => (
  <span class={toClass(block, 'cal-ghost')} style={{ ...style, ...entryToTint(block.entry) }} aria-hidden="true">
    <span class="cal-words">{children}</span>
  </span>
)

const takeHold = (event: PointerEvent, block: CalendarBlock, edits: Edits, measure: Measure): void => {
  const held = event.target instanceof HTMLElement ? event.target.dataset['hold'] : undefined
  const hold: Hold = held === 'start' || held === 'end' ? held : 'whole'
  const edit = blockToEdit(block)
  grip(event, {
    onMove(dx, dy, fine) {
      const { days, seconds } = measure(dx, dy)
      const step = fine ? FINE_STEP_MINUTES : STEP_MINUTES
      edits.lift(
        block,
        edit.kind === 'run'
          ? { ...edit, after: moveRun(edit.before, hold, days) }
          : { ...edit, after: moveHours(edit.before, hold, days, seconds, step) },
      )
    },
    onDrop: edits.drop,
    onCancel: edits.cancel,
  })
}

/** In a narrow block only the beginning has room. */
const Time = ({ hours }: { hours: Hours }) => {
  const [from = '', ...rest] = timesToWords(hours).split('–')
  return (
    <span class="cal-time">
      {from}
      <span class="cal-until">{`–${rest.join('–')}`}</span>
    </span>
  )
}

export const Block = ({ block, edges, edits, measure, onOpen, style, lost = false, label, children }: BlockProps) => {
  const { entry } = block
  const own = useRef<HTMLButtonElement>(null)
  const held = edits.lifted.value
  useEffect(() => {
    if (edits.wanted.peek() !== block.key) return
    edits.wanted.value = null
    if (document.activeElement === document.body) own.current?.focus()
  }, [block.key])
  const isLifted = held?.block.key === block.key
  const name = entryToName(entry)
  const tag = levelTag(entry)
  const press = (event: KeyboardEvent): void => {
    const edit = isLifted ? held.edit : null
    if (edit !== null && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault()
      if (event.key === 'Enter') edits.drop()
      else edits.cancel()
      return
    }
    const next = keyToEdit(edit ?? blockToEdit(block), event)
    if (next === null) return
    event.preventDefault()
    edits.lift(block, next)
  }
  return (
    <button
      ref={own}
      type="button"
      class={toClass(block, isLifted && 'cal-left', lost && 'cal-lost')}
      style={{ ...style, ...entryToTint(entry) }}
      title={`${label} ${name}`}
      aria-label={[label, name, tag, lost ? t('calendar.lost') : null].filter(Boolean).join(' ')}
      data-block={block.key}
      onPointerDown={(event) => takeHold(event, block, edits, measure)}
      onKeyDown={press}
      onBlur={() => isLifted && edits.drop()}
      onClick={() => onOpen(block)}
    >
      {children}
      <span class="cal-words">
        {block.kind === 'hours' && <Time hours={block.hours} />}
        <span class="cal-name">{name}</span>
        {(tag !== null || lost) && (
          <span class="cal-tag">{[tag, lost ? t('calendar.lost') : null].filter(Boolean).join(' · ')}</span>
        )}
      </span>
      {edges.map((edge) => (
        <span key={edge} class={`cal-edge cal-edge-${edge}`} data-hold={edge} />
      ))}
    </button>
  )
}
