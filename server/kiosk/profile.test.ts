// The browser's folder, as a power cut may leave it.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { prepareProfile, toHolder, toPreferences } from './profile.ts'

const wanted = { translate: { enabled: false }, profile: { exit_type: 'Normal', exited_cleanly: true } }

it.each([null, '', '{"half', '[]', '7', '{"translate":3}'])('settings that are %j are begun anew', (text) =>
  expect(JSON.parse(toPreferences(text))).toEqual(wanted),
)

it('settings that are whole are kept, but for what a screen needs', () => {
  const before = { zoom: 1, translate: { enabled: true, other: 2 }, profile: { name: 'x', exit_type: 'Crashed' } }
  expect(JSON.parse(toPreferences(JSON.stringify(before)))).toEqual({
    zoom: 1,
    translate: { enabled: false, other: 2 },
    profile: { name: 'x', exit_type: 'Normal', exited_cleanly: true },
  })
})

it.each([
  ['box-7-4242', 'box-7', 4242],
  ['other-4242', 'box-7', null],
  ['box-7-', 'box-7', null],
  ['', 'box-7', null],
])('the lock %j on %s is of process %s', (lock, host, pid) => expect(toHolder(lock, host)).toBe(pid))

let profile: string
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'kepu-profile-'))
})
afterEach(() => rm(profile, { recursive: true, force: true }))

it('locks of a box that was renamed, or of a process that is no browser here, are in nobody’s way', async () => {
  await mkdir(join(profile, 'Default'))
  await writeFile(join(profile, 'Default', 'Preferences'), '\0\0\0')
  const ended: number[] = []
  for (const lock of ['old-name-1', `box-${process.pid}`]) {
    await symlink(lock, join(profile, 'SingletonLock'))
    await symlink('123', join(profile, 'SingletonCookie'))
    await prepareProfile(profile, 'box', async (pid) => void ended.push(pid))
    expect(await readdir(profile)).toEqual(['Default'])
  }
  expect(ended).toEqual([])
  expect(JSON.parse(await readFile(join(profile, 'Default', 'Preferences'), 'utf8'))).toEqual(wanted)
})
