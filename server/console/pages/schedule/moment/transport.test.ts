import { describe, expect, it } from 'vitest'
import { createTransport } from './transport.ts'

const BEGIN = Date.UTC(2026, 10, 24, 10)
const open = { from: BEGIN - 1000, until: BEGIN + 600_000 }

const create = () => {
  const real = { now: 5000 }
  const transport = createTransport(
    BEGIN,
    () => real.now,
    () => open,
  )
  return { real, transport }
}

describe('the moment that is looked at', () => {
  it('stands still until it is told to run', () => {
    const { real, transport } = create()
    real.now += 90_000
    transport.tick(true)
    expect([transport.at.value, transport.clock()]).toEqual([BEGIN, BEGIN])
  })
  it('runs as fast as on the screen, and holds where it is', () => {
    const { real, transport } = create()
    transport.run(1)
    real.now += 1500
    transport.tick(true)
    expect([transport.at.value, transport.clock()]).toEqual([BEGIN + 1500, BEGIN + 1500])
    transport.run(0)
    real.now += 1500
    expect(transport.clock()).toBe(BEGIN + 1500)
  })
  it('goes in steps when it runs faster, and only once the picture is there', () => {
    const { real, transport } = create()
    transport.run(60)
    const jumps = transport.jumps.value
    real.now += 500
    transport.tick(false)
    expect([transport.at.value, transport.jumps.value]).toEqual([BEGIN, jumps])
    transport.tick(true)
    expect([transport.at.value, transport.jumps.value]).toEqual([BEGIN + 30_000, jumps + 1])
  })
  it('never leaves the horizon', () => {
    const { transport } = create()
    transport.jump(0)
    expect(transport.at.value).toBe(open.from)
    transport.jump(Infinity)
    expect(transport.at.value).toBe(open.until - 1)
  })
})
