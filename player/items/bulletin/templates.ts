// The eight templates. Each draws the main area of a face; landscape and portrait differ in `screen.css` by grid, so that
// neither is the other squeezed. A template that has lost its picture to its text becomes `bare`.
import type { BulletinTemplate } from '../../../playlists/model/items/bulletin.ts'
import { toMatch } from '../../bytes.ts'
import { h } from '../../look/h.ts'
import { body, box, foot, frame, glue, main, title, type View } from './parts.ts'

type Template = (view: View) => HTMLElement

/** Title on a block of colour, text beside or below it. */
const bare: Template = (view) =>
  main(
    'kp-bare',
    box('kp-deep kp-panel', title(view), !view.portrait && foot(view)),
    box('kp-text', body(view), view.portrait && foot(view)),
  )

const beside: Template = (view) =>
  view.isPictured ? main('kp-beside', box('kp-text', title(view), body(view), foot(view)), frame(view)) : bare(view)

const full: Template = (view) =>
  view.isPictured
    ? main('kp-full', frame(view), box('kp-deep kp-band', title(view), body(view), foot(view)))
    : bare(view)

const steps: Template = (view) => {
  const { points } = view.item
  const isRow = !view.portrait && !view.isPictured && view.density === 0 && points.length <= 3
  const list = points.map((point, at) => h('li', '', h('b', 'kp-deep', String(at + 1)), h('p', '', glue(point))))
  return main(
    `kp-steps${view.isPictured ? ' kp-beside' : ''}`,
    box('kp-text', title(view), h('ol', `kp-list ${isRow ? 'kp-row' : 'kp-stack'}`, ...list), foot(view)),
    frame(view),
  )
}

/** A figure and its unit: the number large, what follows it small. */
const figure: Template = (view) => {
  const whole = view.item.figure
  const number = toMatch(/^[\d.,:/%‰℃°+\-−–~～×<>≤≥\s]*[\d%‰℃]/, whole) || whole
  const unit = whole.slice(number.length).trim()
  return main(
    `kp-figured${view.isPictured ? '' : ' kp-alone'}`,
    box('kp-deep kp-panel kp-big', h('p', 'kp-figure', number.trim(), unit && h('small', '', unit))),
    frame(view),
    box('kp-text', title(view), body(view), foot(view)),
  )
}

const advice = (name: string, points: readonly string[]) =>
  points.length > 0 &&
  h('section', name, h('h3'), h('ul', '', ...points.map((point) => h('li', '', h('p', '', glue(point))))))

const dos: Template = (view) =>
  main(
    '',
    box(
      'kp-text',
      title(view),
      h('div', 'kp-advice', advice('kp-do', view.item.points), advice('kp-dont', view.item.cautions)),
      foot(view),
    ),
  )

const table: Template = (view) => {
  const { rows } = view.item
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const cells = rows.flatMap((row, at) =>
    Array.from({ length: columns }, (_, cell) =>
      h('p', at === 0 ? 'kp-deep' : at % 2 === 0 ? 'kp-tinted' : '', glue(row[cell] || '')),
    ),
  )
  const grid = h('div', 'kp-table', ...cells)
  grid.style.gridTemplateColumns = `repeat(${columns},auto)`
  return main(
    '',
    box(
      `kp-text kp-tabled${view.item.qr ? ' kp-coded' : ''}`,
      title(view),
      grid,
      h('div', 'kp-notes', body(view), foot(view)),
    ),
  )
}

const quote: Template = (view) =>
  main(
    `kp-quote${view.isPictured ? ' kp-beside' : ''}`,
    box('kp-text', body(view), title(view), foot(view)),
    frame(view),
  )

const question: Template = (view) =>
  main(
    `kp-asked${view.isPictured ? '' : ' kp-alone'}`,
    box('kp-deep kp-panel', title(view), !view.portrait && foot(view)),
    frame(view),
    box('kp-text', h('p', 'kp-answer kp-deep'), body(view), view.portrait && foot(view)),
  )

/** Each with its largest body in landscape and in portrait, as a share of the shorter side. */
export const templates: Readonly<Record<BulletinTemplate, readonly [Template, number, number]>> = {
  beside: [beside, 1 / 16, 1 / 14],
  full: [full, 1 / 18, 1 / 15],
  steps: [steps, 1 / 18, 1 / 15],
  figure: [figure, 1 / 15, 1 / 14],
  dos: [dos, 1 / 17, 1 / 15],
  table: [table, 1 / 19, 1 / 18],
  quote: [quote, 1 / 16, 1 / 15],
  question: [question, 1 / 16, 1 / 14],
}
