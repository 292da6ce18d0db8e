import { describe, expect, it } from 'vitest'
import { fieldsToValidity, toCivil, toValidityState, validityToFields, withExactness } from './validity.ts'

describe('toValidityState', () => {
  const now = '2026-11-22T09:30'
  it.each([
    [null, null, 'always'],
    ['2026-11-23T00:00', null, 'later'],
    [null, '2026-11-22T09:30', 'over'],
    [null, '2026-11-22T09:31', 'ending'],
    ['2026-11-01T00:00', '2026-11-25T09:30', 'ending'],
    ['2026-11-01T00:00', '2026-11-25T09:31', 'now'],
    ['2026-11-22T09:30', null, 'now'],
  ] as const)('[S1] from %s until %s: %s', (from, until, state) =>
    expect(toValidityState({ from, until }, now)).toBe(state),
  )
})

describe('toCivil', () => {
  it('says the time of the zone', () => {
    expect(toCivil(Date.UTC(2026, 10, 21, 16, 5), 'Asia/Shanghai')).toBe('2026-11-22T00:05')
  })
})

describe('fields of a validity', () => {
  it.each([
    { from: null, until: null },
    { from: '2026-11-22T00:00', until: '2026-12-01T00:00' },
    { from: '2026-11-22T08:30', until: null },
    { from: null, until: '2027-01-01T00:00' },
  ])('%j comes back as it was', (validity) => expect(fieldsToValidity(validityToFields(validity))).toEqual(validity))

  it('names the last day on which it still shows', () => {
    expect(validityToFields({ from: null, until: '2026-12-01T00:00' })).toEqual({
      exact: false,
      from: '',
      until: '2026-11-30',
    })
  })
  it('keeps the last day when times are asked for and given up again', () => {
    const days = { exact: false, from: '2026-11-22', until: '2026-11-30' }
    const exact = withExactness(days, true)
    expect(exact).toEqual({ exact: true, from: '2026-11-22T00:00', until: '2026-12-01T00:00' })
    expect(withExactness(exact, false)).toEqual(days)
  })
})
