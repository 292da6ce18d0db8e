// The controller as a process, as `npm start` runs it: what it prints, how it stops, and what it says when it cannot start.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PASSWORD, signIn } from '../doubles/running-controller.ts'

/** A folder that was started once; tests that need one work on copies, since seeding takes a while. */
let seeded: string
let folder: string
const children: ChildProcess[] = []

const makeFolder = () => mkdtemp(join(tmpdir(), 'kepu-process-'))

const useSeeded = () => cp(seeded, folder, { recursive: true })

beforeAll(async () => {
  seeded = folder = await makeFolder()
  await runOnce()
})

afterAll(() => rm(seeded, { recursive: true, force: true }))

beforeEach(async () => {
  folder = await makeFolder()
})

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
})

const start = (environment: Record<string, string> = {}, words: string[] = []) => {
  const child = spawn(process.execPath, ['server/main.ts', ...words], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', KEPU_DATA: folder, KEPU_LOG: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  const heard = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes('Data:')) resolve(said)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  // Closed, not only ended: what it said last may still be on its way.
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, said }))
  return { child, heard, ended }
}

const originOf = (said: string): string => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? 'nothing said'

/** Starts with a password, and stops in order: leaves a folder with a catalogue. */
const runOnce = async () => {
  const { child, heard, ended } = start({ KEPU_ADMIN_PASSWORD: PASSWORD })
  await heard
  child.kill('SIGTERM')
  return ended
}

describe('the first start', () => {
  it('prints the console, the address for screens and a set-up code, and seeds the starter content', async () => {
    const { heard } = start()
    const said = await heard
    expect(said).toMatch(/Console:\s+http:\/\/127\.0\.0\.1:\d+\//)
    expect(said).toMatch(/Screens:\s+http:\/\/\S+\/player/)
    const code = /Set-up code:\s+(\S+)/.exec(said)?.[1]
    const origin = originOf(said)
    const wrong = await fetch(`${origin}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'AAAAAAAA', name: 'admin', password: PASSWORD }),
    })
    expect(wrong.status).toBe(403)
    const right = await fetch(`${origin}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name: 'admin', password: PASSWORD }),
    })
    expect(right.status).toBe(201)
    const client = await signIn(origin, 'admin', PASSWORD)
    const items = await client.ask<{ total: number }>('GET', '/api/items')
    expect(items.total).toBeGreaterThanOrEqual(24)
    const demo: { manifest: { sealed: string } } = await (await fetch(`${origin}/player/demo.json`)).json()
    const { items: shown }: { items: unknown[] } = JSON.parse(demo.manifest.sealed)
    expect(shown.length).toBeGreaterThan(24)
  })

  it('says nothing of a set-up code where the password was given', async () => {
    await useSeeded()
    const { said } = await runOnce()
    expect(said).not.toContain('Set-up code')
  })
})

describe('stopping', () => {
  it('ends cleanly on SIGTERM, and can be started again', async () => {
    await useSeeded()
    expect(await runOnce()).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    expect(await runOnce()).toMatchObject({ code: 0 })
  })

  it('after kill -9 it starts again in the same folder', async () => {
    await useSeeded()
    const first = start({ KEPU_ADMIN_PASSWORD: PASSWORD })
    await first.heard
    first.child.kill('SIGKILL')
    await first.ended
    const second = start()
    expect(await second.heard).not.toContain('Set-up code')
  })
})

describe('a forgotten password', () => {
  it('is set anew for whoever stands at the machine', async () => {
    await useSeeded()
    const refused = await start({}, ['--new-password', 'nobody']).ended
    expect(refused.code).toBe(1)
    expect(refused.said).toContain('Nobody is named nobody')
    const said = await start({}, ['--new-password', 'admin']).heard
    const password = /is now (\S+)\. /.exec(said)?.[1] ?? 'none printed'
    const origin = originOf(said)
    await signIn(origin, 'admin', password)
    await expect(signIn(origin, 'admin', PASSWORD)).rejects.toThrow('wrong-credentials')
  })
})

describe('what keeps it from starting', () => {
  it('a catalogue cut in half: it says so, keeps the file, offers the newest good backup, and starts with it', async () => {
    await useSeeded()
    const whole = await readFile(join(folder, 'catalogue.json'))
    await truncate(join(folder, 'catalogue.json'), Math.floor(whole.length / 2))
    const { code, said } = await start().ended
    expect(code).toBe(1)
    expect(said).toContain('damaged')
    const backup = /--restore (\S+)/.exec(said)?.[1] ?? 'no backup offered'
    expect((await readdir(folder)).some((name) => name.startsWith('catalogue.damaged-'))).toBe(true)
    expect((await readFile(join(folder, 'catalogue.json'))).length).toBe(Math.floor(whole.length / 2))

    const restored = start({}, ['--restore', backup])
    const origin = originOf(await restored.heard)
    const client = await signIn(origin, 'admin', PASSWORD)
    expect((await client.ask<{ total: number }>('GET', '/api/items')).total).toBeGreaterThanOrEqual(24)
  })

  it('a second controller on the same folder is refused', async () => {
    await useSeeded()
    const first = start({ KEPU_ADMIN_PASSWORD: PASSWORD })
    await first.heard
    const { code, said } = await start().ended
    expect(code).toBe(1)
    expect(said).toContain('KEPU_DATA')
  })

  it('a port in use is named', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const address = squatter.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const { code, said } = await start({ PORT: String(port), KEPU_ADMIN_PASSWORD: PASSWORD }).ended
    squatter.close()
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is in use`)
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ KEPU_ADMIN_PASSWORD: 'short' }, 'KEPU_ADMIN_PASSWORD'],
    [{ KEPU_LOG: 'loud' }, 'KEPU_LOG'],
  ])('a setting that makes no sense is named: %o', async (environment, name) => {
    const { code, said } = await start(environment).ended
    expect(code).toBe(1)
    expect(said).toContain(name)
  })
})
