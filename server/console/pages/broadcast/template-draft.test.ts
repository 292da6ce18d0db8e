import { describe, expect, it } from 'vitest'
import { shippedTemplates } from '../../../../playlists/starter/broadcast-templates.ts'
import { emptyDraft, type Draft } from './draft.ts'
import { draftToTemplate, isKept, templateToDraft } from './template-draft.ts'

const [first] = shippedTemplates
if (first === undefined) throw new Error('no template is shipped')

describe('a template', () => {
  it('brings its words, and leaves alone whom, how long and whether it is a drill', () =>
    expect(Object.keys(templateToDraft(first)).toSorted()).toEqual(['level', 'picture', 'sound', 'text', 'title']))
  it('is made of what was written, without the spaces around it', () => {
    const written = { ...emptyDraft, title: ' 集市停业 ', text: '明天恢复。', drill: true }
    expect(draftToTemplate(written)).toEqual({
      kind: 'other',
      level: 'orange',
      title: '集市停业',
      text: '明天恢复。',
      picture: null,
      sound: false,
    })
  })
  it('is not kept twice', () => {
    const chosen: Draft = { ...emptyDraft, ...templateToDraft(first), drill: true }
    expect(isKept(chosen, shippedTemplates)).toBe(true)
    expect(isKept({ ...chosen, text: `${chosen.text}。` }, shippedTemplates)).toBe(false)
  })
})
