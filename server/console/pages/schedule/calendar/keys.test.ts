import { expect, test } from 'vitest'
import type { Edit } from '../drag.ts'
import { keyToEdit } from './keys.ts'

const hours = { day: 100, from: 9 * 3600, until: 10 * 3600 }
const edit: Edit = { kind: 'hours', part: 0, before: hours, after: hours }
const run = { first: 100, last: 102 }
const days: Edit = { kind: 'run', before: run, after: run }
const press = (one: Edit, key: string, shiftKey = false, altKey = false) =>
  keyToEdit(one, { key, shiftKey, altKey })?.after

test('arrows move by five minutes or a day, with Alt by one minute, with Shift the end alone', () => {
  expect(press(edit, 'ArrowDown')).toEqual({ ...hours, from: hours.from + 300, until: hours.until + 300 })
  expect(press(edit, 'ArrowUp', false, true)).toEqual({ ...hours, from: hours.from - 60, until: hours.until - 60 })
  expect(press(edit, 'ArrowRight')).toEqual({ ...hours, day: 101 })
  expect(press(edit, 'ArrowDown', true)).toEqual({ ...hours, until: hours.until + 300 })
  expect(press(edit, 'ArrowRight', true)).toBeUndefined()
  expect(press(edit, 'Tab')).toBeUndefined()
})

test('of days, across is a day and along is a week', () => {
  expect(press(days, 'ArrowLeft')).toEqual({ first: 99, last: 101 })
  expect(press(days, 'ArrowDown')).toEqual({ first: 107, last: 109 })
  expect(press(days, 'ArrowRight', true)).toEqual({ first: 100, last: 103 })
})
