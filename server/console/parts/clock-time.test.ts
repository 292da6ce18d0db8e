import { describe, expect, it } from 'vitest'
import { shiftTime, typedToTime } from './clock-time.ts'

describe('typedToTime', () => {
  it.each([
    ['6', '06:00'],
    ['630', '06:30'],
    ['0630', '06:30'],
    ['6:30', '06:30'],
    ['6：5', '06:05'],
    [' 18.45 ', '18:45'],
    ['24', '24:00'],
    ['24:00', '24:00'],
    ['24:01', null],
    ['25', null],
    ['12:60', null],
    ['', null],
    ['noon', null],
  ])('%j is %j', (typed, time) => expect(typedToTime(typed)).toBe(time))
})

describe('shiftTime', () => {
  it.each([
    ['06:00', 15, '06:15'],
    ['23:50', 15, '24:00'],
    ['00:05', -15, '00:00'],
  ])('%s and %i minutes', (time, minutes, shifted) => expect(shiftTime(time, minutes)).toBe(shifted))
})
