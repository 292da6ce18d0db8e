import { expect, test } from 'vitest'
import { remember, rememberLast } from './remember.ts'

test('what is made of an object is made once', () => {
  const made: object[] = []
  const make = remember((key: object) => made.push(key))
  const [one, two] = [{}, {}]
  expect([make(one), make(two), make(one)]).toEqual([1, 2, 1])
})

test('what was made last under a name stays while every part is the very same', () => {
  let made = 0
  const last = rememberLast<number>()
  const part = {}
  const make = (name: string, parts: unknown[]) => last(name, parts, () => ++made)
  expect(make('a', [part, 1])).toBe(1)
  expect(make('b', [part, 1])).toBe(2)
  expect(make('a', [part, 1])).toBe(1)
  expect(make('a', [{}, 1])).toBe(3)
  expect(make('a', [part])).toBe(4)
  expect(make('a', [part, undefined])).toBe(5)
})

test('names that were not asked for in a long time are forgotten', () => {
  let made = 0
  const last = rememberLast<number>()
  const make = (name: string) => last(name, [], () => ++made)
  make('kept')
  make('left')
  for (let other = 0; other < 999; other++) {
    make(`other ${other}`)
    make('kept')
  }
  const count = made
  make('kept')
  expect(made).toBe(count)
  make('left')
  expect(made).toBe(count + 1)
})
