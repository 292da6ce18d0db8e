// The kiosk launcher: its decisions, and the launcher itself with a browser that dies and a real one.
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPanel, type Run, serverToPlayer, toDark, toFlags, toRestart } from '../server/kiosk/kiosk.ts'

describe('how the browser is started', () => {
  it.each([
    ['http://10.0.0.5:8080', 'http://10.0.0.5:8080/player'],
    ['https://screens.example/console', 'https://screens.example/player'],
  ])('%s is played from %s', (server, url) => expect(serverToPlayer(server)?.href).toBe(url))

  it.each(['', 'controller', 'ftp://10.0.0.5', 'javascript:1'])('%j is no address', (server) =>
    expect(serverToPlayer(server)).toBeNull(),
  )

  it('treats a controller on plain HTTP as secure, and no other origin', () => {
    const flags = (server: string) => toFlags(new URL(server), '/p').filter((flag) => flag.includes('insecure-origin'))
    expect(flags('http://10.0.0.5:8080/player')).toEqual([
      '--unsafely-treat-insecure-origin-as-secure=http://10.0.0.5:8080',
    ])
    expect(flags('https://screens.example/player')).toEqual([])
  })

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
    ['xset', { DISPLAY: ':0' }, { xset: '' }, 'xset dpms force off'],
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

  it('starts a browser that died again, with the same flags', async () => {
    const browser = join(folder, 'browser')
    await writeFile(browser, `#!/bin/sh\necho "$@" >> ${folder}/starts\nexit 1\n`)
    await chmod(browser, 0o755)
    const words = ['--server', 'http://127.0.0.1:1', '--profile', folder, '--browser', browser]
    const kiosk = spawn(process.execPath, [join(import.meta.dirname, '../server/kiosk.ts'), ...words], {
      stdio: 'ignore',
    })
    const starts = async () => (await readFile(join(folder, 'starts'), 'utf8').catch(() => '')).trim().split('\n')
    await expect.poll(async () => (await starts()).length, { timeout: 20_000 }).toBeGreaterThan(1)
    kiosk.kill('SIGKILL')
    const [first, second] = await starts()
    expect(first).toContain('--kiosk')
    expect(first).toContain('http://127.0.0.1:1/player')
    expect(second).toBe(first)
  })
})
