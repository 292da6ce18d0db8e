// The kiosk launcher: its decisions, and the launcher itself with a browser that dies and a real one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  findPanel,
  keepLit,
  type Run,
  serverToPlayer,
  toDark,
  toFlags,
  toRestart,
  toPlace,
} from '../server/kiosk/kiosk.ts'

describe('how the browser is started', () => {
  it.each([
    ['http://10.0.0.5:8080', 'http://10.0.0.5:8080/player'],
    ['https://screens.example/console', 'https://screens.example/player'],
  ])('%s is played from %s', (server, url) => expect(serverToPlayer(server)?.href).toBe(url))

  it.each(['', 'controller', 'ftp://10.0.0.5', 'javascript:1'])('%j is no address', (server) =>
    expect(serverToPlayer(server)).toBeNull(),
  )

  it('treats a controller on plain HTTP as secure, and no other origin', () => {
    const flags = (server: string) =>
      toFlags(new URL(server), '/p', null).filter((flag) => flag.includes('insecure-origin'))
    expect(flags('http://10.0.0.5:8080/player')).toEqual([
      '--unsafely-treat-insecure-origin-as-secure=http://10.0.0.5:8080',
    ])
    expect(flags('https://screens.example/player')).toEqual([])
  })

  it.each([
    ['HDMI-1 connected 1080x1920+0+0 left (normal left inverted) 527mm x 296mm', '0,0', '1080,1920'],
    ['DP-1 connected 1280x720+0+0\nHDMI-1 connected primary 1920x1080+1280+0 (normal)', '1280,0', '1920,1080'],
  ])('fills the output where no window manager does: %s', (output, position, size) => {
    const said = `Screen 0: minimum 320 x 200, current 3200 x 1920, maximum 16384 x 16384\nVGA-1 disconnected (normal)\n${output}\n`
    const flags = toFlags(new URL('http://10.0.0.5:8080/player'), '/p', toPlace(said))
    expect(flags).toEqual(expect.arrayContaining([`--window-position=${position}`, `--window-size=${size}`]))
  })

  it.each(['', 'HDMI-1 connected (normal left inverted)'])(
    'leaves its size to the system where that does not say (%j)',
    (said) => {
      expect(toPlace(said)).toBeNull()
      const flags = toFlags(new URL('http://10.0.0.5:8080/player'), '/p', null)
      expect(flags.filter((flag) => flag.startsWith('--window'))).toEqual([])
    },
  )

  it('waits longer after each start that did not last, up to a minute, and starts over after one that did', () => {
    let failures = 0
    const waits = Array.from({ length: 8 }, () => {
      const next = toRestart(failures, 100)
      failures = next.failures
      return next.waitMs
    })
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
    expect(toRestart(failures, 3_600_000).waitMs).toBe(1000)
  })
})

describe('the panel', () => {
  const system =
    (answers: Record<string, string>, ran: string[]): Run =>
    (command, words, input = '') => {
      ran.push([command, ...words, input].join(' ').trim())
      return { ok: command in answers, said: answers[command] ?? '' }
    }

  it.each([
    [
      'wlr-randr',
      { WAYLAND_DISPLAY: 'wayland-0' },
      { 'wlr-randr': 'HDMI-A-1 "Some panel"\n  Enabled: yes\n' },
      'wlr-randr --output HDMI-A-1 --off',
    ],
    ['xset', { DISPLAY: ':0' }, { xset: 'DPMS (Energy Star):\n  DPMS is Enabled\n' }, 'xset dpms force off'],
    ['cec-client', {}, { 'cec-client': '' }, 'cec-client -s -d 1 standby 0'],
  ])('is switched off with %s where there is that', (name, environment, answers, command) => {
    const ran: string[] = []
    const panel = findPanel(system(answers, ran), environment)
    expect(panel?.name).toBe(name)
    expect(panel?.set(false)).toBe(true)
    expect(ran.at(-1)).toBe(command)
  })

  it('is left alone where there is nothing to switch it with', () => {
    expect(findPanel(system({}, []), { DISPLAY: ':0', WAYLAND_DISPLAY: 'w' })).toBeNull()
  })

  it('is not said to be switched with xset where X cannot: xset itself says that it could', () => {
    const said = 'DPMS (Energy Star):\n  Server does not have the DPMS Extension\n'
    expect(findPanel(system({ xset: said }, []), { DISPLAY: ':0' })).toBeNull()
    expect(findPanel(system({ xset: said, 'cec-client': '' }, []), { DISPLAY: ':0' })?.name).toBe('cec-client')
  })

  it('is kept lit by X, which blanks what nobody touches after ten minutes', () => {
    const ran: string[] = []
    expect(keepLit(system({ xset: 'DPMS is Enabled' }, ran), { DISPLAY: ':0' })).toBe(true)
    expect(ran).toEqual(expect.arrayContaining(['xset s off s noblank', 'xset dpms 0 0 0']))
    ran.length = 0
    expect(keepLit(system({ xset: '' }, ran), { DISPLAY: ':0' })).toBe(true)
    expect(ran).not.toContain('xset dpms 0 0 0')
    expect(keepLit(system({ xset: '' }, ran), { WAYLAND_DISPLAY: 'w' })).toBeNull()
  })

  it('follows what the page says on its console, and nothing else', () => {
    expect(toDark('[1:1:1121/1.1:INFO:CONSOLE:1] "kepu-screen dark", source: http://x/player (1)')).toBe(true)
    expect(toDark('[1:1:1121/1.1:INFO:CONSOLE:1] "kepu-screen lit", source: http://x/player (1)')).toBe(false)
    expect(toDark('[1:1:1121/1.1:ERROR:gpu] kepu-screen dark')).toBeNull()
  })
})

describe('the launcher', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kepu-kiosk-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const launch = (browser: string) => {
    const words = ['--server', 'http://127.0.0.1:1', '--profile', join(folder, 'profile'), '--browser', browser]
    const launcher = join(import.meta.dirname, '../server/kiosk.ts')
    const kiosk = spawn(process.execPath, [launcher, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    kiosk.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const ended = once(kiosk, 'exit')
    return { kiosk, said: () => said, ended }
  }

  /** A browser that does this, `$@` being how it was started. */
  const browserThat = async (does: string): Promise<string> => {
    const browser = join(folder, 'browser')
    await writeFile(browser, `#!/bin/sh\necho "$@" >> ${folder}/starts\n${does}\n`)
    await chmod(browser, 0o755)
    return browser
  }

  const starts = async () =>
    (await readFile(join(folder, 'starts'), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')

  it('starts a browser that died again, with the same flags, and says what its last words were', async () => {
    const { kiosk, said, ended } = launch(await browserThat('echo no sandbox here >&2; exit 1'))
    await expect.poll(async () => (await starts()).length).toBeGreaterThan(1)
    kiosk.kill()
    await ended
    const [first, second] = await starts()
    expect(first).toContain('--kiosk')
    expect(first).toContain('http://127.0.0.1:1/player')
    expect(second).toBe(first)
    expect(said()).toContain('The browser ended with 1: no sandbox here; it is started again in 1 s.')
  })

  it('ends with its browser when it is told to, and leaves room for the next one', async () => {
    const browser = await browserThat(`echo $$ > ${folder}/pid; exec sleep 600`)
    const { kiosk, ended } = launch(browser)
    await expect.poll(async () => (await starts()).length).toBe(1)
    kiosk.kill()
    expect((await ended)[0]).toBe(0)
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'))
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')

    const next = launch(browser)
    await expect.poll(async () => (await starts()).length).toBe(2)
    next.kiosk.kill()
    await next.ended
  })

  it('does not open a second page beside a screen that runs, and says which process it is', async () => {
    const browser = await browserThat('exec sleep 600')
    const first = launch(browser)
    await expect.poll(async () => (await starts()).length).toBe(1)
    const second = launch(browser)
    expect((await second.ended)[0]).toBe(3)
    expect(second.said()).toContain(`Process ${first.kiosk.pid} is a screen in`)
    expect(await starts()).toHaveLength(1)
    first.kiosk.kill()
    await first.ended
  })
})
