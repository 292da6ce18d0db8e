import { expect, it } from 'vitest'
import { addTrouble, createPresence } from './presence.ts'

it('what fails again and again is told once, with the last time, and pushes nothing out', () => {
  const presence = createPresence()
  addTrouble(presence, [{ at: 1, what: 'storage', detail: 'no room for 2 files' }])
  for (let at = 2; at < 30; at++) addTrouble(presence, [{ at, what: 'item', detail: 'i-1: lost' }])
  addTrouble(presence, [{ at: 29, what: 'item', detail: 'i-1: lost' }])
  expect(presence.trouble).toEqual([
    { at: 29, what: 'item', detail: 'i-1: lost' },
    { at: 1, what: 'storage', detail: 'no room for 2 files' },
  ])
})
