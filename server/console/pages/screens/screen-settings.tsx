// Name, place, tags, orientation of a screen. They act at once: each is saved when it is left, with the way back.
import { useEffect, useState } from 'preact/hooks'
import type { Screen, Orientation } from '../../../../playlists/model/place.ts'
import { live } from '../../api/collections.ts'
import type { Draft } from '../../api/documents.ts'
import { isSame } from '../../api/merge.ts'
import { overview, renewOverview } from '../../api/overview.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { saveDocument } from '../../api/save.ts'
import { Segmented } from '../../parts/choice.tsx'
import { FieldGroup, Select, TextField } from '../../parts/field.tsx'
import { TagsField } from '../../parts/tags.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'
import { LayoutField } from '../layouts/layout-field.tsx'

type ScreenDraft = Draft<'screens'>
const toDraft = ({ name, site, tags, orientation, layout }: Screen): ScreenDraft => ({
  name,
  site,
  tags,
  orientation,
  layout,
})

export const ScreenSettings = ({ screen }: { screen: Screen }) => {
  const [name, setName] = useState(screen.name)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => setName(screen.name), [screen.id, screen.name])
  const sites = live('sites').documents.value ?? []
  const known = [...new Set((overview.value ?? []).flatMap((row) => row.screen.tags))]
  const fields = problem ? problemToFields(problem) : {}

  const save = async (base: Screen, change: Partial<ScreenDraft>): Promise<void> => {
    const before = toDraft(base)
    const after = { ...before, ...change }
    if (isSame(before, after)) return
    const answer = await saveDocument('screens', base, after, toDraft)
    renewOverview()
    if (answer === null) return setName(base.name)
    if (answer.type === 'problem') {
      setProblem(answer)
      if (answer.problem !== 'invalid') toast(problemToWords(answer), { tone: 'bad' })
      return
    }
    setProblem(null)
    const saved = answer.value
    toast(t('screens.renamed'), { undo: () => save(saved, before) })
  }

  return (
    <div class="stack">
      <TextField
        label={t('screens.name')}
        maxLength={40}
        value={name}
        error={name.trim() === '' ? t('rule.text-empty') : fields['name']}
        onInput={setName}
        onBlur={() => name.trim() !== '' && void save(screen, { name: name.trim() })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) event.currentTarget.blur()
          if (event.key === 'Escape') setName(screen.name)
        }}
      />
      <Select
        label={t('screens.site')}
        value={screen.site as string}
        options={sites.map((site) => ({ value: site.id as string, label: site.name }))}
        onChange={(id) => {
          const site = sites.find((one) => one.id === id)
          if (site) void save(screen, { site: site.id })
        }}
      />
      <TagsField
        label={t('common.tags')}
        value={screen.tags}
        known={known}
        error={fields['tags']}
        onChange={(tags) => void save(screen, { tags })}
      />
      <FieldGroup label={t('screens.orientation')}>
        <Segmented<Orientation>
          label={t('screens.orientation')}
          value={screen.orientation}
          options={[
            { value: 'landscape', label: t('screens.landscape'), icon: 'landscape' },
            { value: 'portrait', label: t('screens.portrait'), icon: 'portrait' },
          ]}
          onChange={(orientation) => void save(screen, { orientation })}
        />
      </FieldGroup>
      <LayoutField screen={screen} error={fields['layout']} onChange={(layout) => void save(screen, { layout })} />
    </div>
  )
}
