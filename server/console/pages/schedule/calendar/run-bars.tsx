// The bars of a week in its grid of seven columns, and the one that the hand holds where it would come to lie.
import type { ComponentChildren } from 'preact'
import type { CalendarBlock, Days, RunBlock } from '../occurrences.ts'
import { clip, type Bar } from './bars.ts'
import { Block, Ghost, type Measure } from './block.tsx'
import type { CalendarModel } from './model.ts'
import { editToWords, runToWords } from './told.ts'
import type { Edits } from './use-edits.tsx'
import './run-bars.css'

type RunBarsProps = {
  bars: readonly Bar[]
  days: Days
  /** The line of the grid on which the first row of bars lies. */
  line: number
  model: CalendarModel
  edits: Edits
  measure: Measure
  onOpen: (block: CalendarBlock) => void
  /** What stands in a bar before its name. */
  begin?: (block: RunBlock) => ComponentChildren
}

/** Where days lie in the grid. */
export const placeDays = (first: number, last: number, days: Days, line: number) => ({
  'grid-column': `${first - days.first + 1} / ${last - days.first + 2}`,
  'grid-row': String(line),
})

export const RunBars = ({ bars, days, line, model, edits, measure, onOpen, begin }: RunBarsProps) => {
  const never = new Set((model.findings ?? []).flatMap((one) => (one.type === 'never' ? [one.entry] : [])))
  const held = edits.lifted.value
  const ghost = held?.block.kind === 'run' && held.edit.kind === 'run' ? clip(held.edit.after, days) : null
  // In another week than its own it comes to lie on top.
  const heldRow = bars.find(({ block }) => block.key === held?.block.key)?.row ?? 0
  return (
    <>
      {bars.map(({ block, first, last, row, edges }) => (
        <Block
          key={block.key}
          block={block}
          edges={edges}
          edits={edits}
          measure={measure}
          onOpen={onOpen}
          lost={never.has(block.entry.id)}
          label={runToWords(block.run)}
          style={placeDays(first, last, days, line + row)}
        >
          {begin?.(block)}
        </Block>
      ))}
      {held && ghost && (
        <Ghost block={held.block} style={placeDays(ghost.first, ghost.last, days, line + heldRow)}>
          {editToWords(held.edit)}
        </Ghost>
      )}
    </>
  )
}
