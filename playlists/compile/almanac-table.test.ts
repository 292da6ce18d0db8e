import { describe, expect, test } from 'vitest'
import { sampleContent, sampleScreen, sampleSite } from '../../test/doubles/sample.ts'
import { almanacAt } from '../almanac.ts'
import { daysToAlmanac } from '../calendar/almanac.ts'
import { civilDateToDay } from '../calendar/day.ts'
import { classOf } from './classes.ts'
import { compile } from './compile.ts'

const manifestOf = (zone: string, now: number) => {
  const screenClass = classOf(
    sampleScreen('s', 'market'),
    { market: sampleSite('market', { zone }) },
    sampleContent({}),
  )
  return compile({ content: sampleContent({}), screenClass, fonts: [], now, number: 1, revision: 1 })
}

describe('the lunar date and the solar term on a screen', () => {
  const manifest = manifestOf('Asia/Shanghai', Date.parse('2027-12-01T12:00:00+08:00'))
  const at = (date: string, time = '12:00:00') => almanacAt(manifest, Date.parse(`${date}T${time}+08:00`))

  test('are those of the calendar on each of its days', () => {
    const first = civilDateToDay('2027-12-01')
    const expected = daysToAlmanac(first, 400).map(({ lunar, term }) => ({ lunar: `农历${lunar}`, term: term ?? '' }))
    const found = expected.map((_, day) => almanacAt(manifest, manifest.from + day * 86_400_000 + 1))
    expect(found).toEqual(expected)
  })

  test('are right on known days: Spring Festival, the leap fifth month of 2028, the winter solstice', () => {
    expect(at('2028-01-26').lunar).toBe('农历正月初一')
    expect(at('2028-06-23').lunar).toBe('农历闰五月初一')
    expect(at('2027-12-22').term).toBe('冬至')
    expect(at('2027-12-23').term).toBe('')
  })

  test('change at midnight of the site', () => {
    expect(at('2028-01-25', '23:59:59').lunar).toBe('农历腊月廿九')
    expect(at('2028-01-26', '00:00:00').lunar).toBe('农历正月初一')
  })

  test('change at midnight also where clocks are set', () => {
    const berlin = manifestOf('Europe/Berlin', Date.parse('2027-12-01T12:00:00Z'))
    const before = almanacAt(berlin, Date.parse('2028-06-30T21:59:59Z')).lunar
    expect(almanacAt(berlin, Date.parse('2028-06-30T22:00:00Z')).lunar).not.toBe(before)
    expect(almanacAt(berlin, Date.parse('2028-06-30T00:00:00Z')).lunar).toBe(before)
  })

  test('are not said where the table does not reach, rather than wrong', () => {
    expect(almanacAt(manifest, manifest.until + 2 * 86_400_000)).toEqual({ lunar: '', term: '' })
    expect(almanacAt(manifest, manifest.from - 1)).toEqual({ lunar: '', term: '' })
    expect(almanacAt({ from: 0, offsets: [0, 480] }, 1)).toEqual({ lunar: '', term: '' })
  })

  test('cost less than 2 kB for 400 days', () => {
    expect(new TextEncoder().encode(JSON.stringify(manifest.almanac)).length).toBeLessThan(2000)
  })
})
