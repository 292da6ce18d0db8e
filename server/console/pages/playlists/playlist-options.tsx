// How a playlist plays: in which order, how much of it at a time, and what other playlists are inside it.
import { useState } from 'preact/hooks'
import { LONGEST_PLAYLIST, type Playlist, type Take } from '../../../../playlists/model/playlist.ts'
import { DEEPEST_PLAYLIST, playlistToRefusal } from '../../../../playlists/model/playlist-tree.ts'
import { live } from '../../api/collections.ts'
import { Segmented } from '../../parts/choice.tsx'
import { Field, FieldGroup, Select } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import type { PlaylistDraft } from './use-playlist.ts'

type OptionsProps = { playlist: Playlist; draft: PlaylistDraft; onChange: (change: Partial<PlaylistDraft>) => void }
type FieldProps = Pick<OptionsProps, 'draft' | 'onChange'>

const OrderField = ({ draft, onChange }: FieldProps) => {
  const order = draft.order ?? 'ordered'
  return (
    <FieldGroup label={t('playlists.order')} hint={t(`playlists.${order}Text`)}>
      <Segmented<'ordered' | 'shuffled'>
        label={t('playlists.order')}
        value={order}
        options={[
          { value: 'ordered', label: t('playlists.ordered') },
          { value: 'shuffled', label: t('playlists.shuffled') },
        ]}
        onChange={(next) => onChange({ order: next })}
      />
    </FieldGroup>
  )
}

type TakeKind = 'all' | Take['per']

const textByTake = {
  all: 'playlists.takeAllText',
  day: 'playlists.perDayText',
  round: 'playlists.perRoundText',
} as const

const TakeField = ({ draft, onChange }: FieldProps) => {
  const take = draft.take ?? null
  const kind: TakeKind = take?.per ?? 'all'
  return (
    <>
      <Select<TakeKind>
        label={t('playlists.take')}
        hint={t(textByTake[kind])}
        value={kind}
        options={[
          { value: 'all', label: t('playlists.takeAll') },
          { value: 'day', label: t('playlists.perDay') },
          { value: 'round', label: t('playlists.perRound') },
        ]}
        onChange={(per) => onChange({ take: per === 'all' ? null : { count: take?.count ?? 1, per } })}
      />
      {take && (
        <Field label={t('playlists.takeCount')}>
          {(control) => (
            <input
              {...control}
              class="input playlist-take"
              type="number"
              inputMode="numeric"
              min={1}
              max={LONGEST_PLAYLIST}
              value={take.count}
              onChange={(event) => {
                const typed = Math.round(event.currentTarget.valueAsNumber)
                const count = Number.isNaN(typed) ? take.count : Math.max(1, Math.min(LONGEST_PLAYLIST, typed))
                event.currentTarget.value = String(count)
                if (count !== take.count) onChange({ take: { ...take, count } })
              }}
            />
          )}
        </Field>
      )}
    </>
  )
}

const NONE = ''

const InsideField = ({ playlist, draft, onChange }: OptionsProps) => {
  const [error, setError] = useState<string | undefined>()
  const all = live('playlists').documents.value ?? []
  const others = all.filter(({ id }) => id !== playlist.id)
  if (others.length === 0) return null
  const add = (id: string): void => {
    const chosen = others.find((one) => one.id === id)
    if (!chosen) return
    const inside = [...(draft.inside ?? []), { playlist: chosen.id, before: draft.items.length }]
    const refusal = playlistToRefusal(
      { id: playlist.id, inside },
      Object.fromEntries(all.map((one) => [one.id as string, one])),
    )
    if (refusal === null) onChange({ inside })
    setError(
      refusal === null
        ? undefined
        : refusal.type === 'playlist-cycle'
          ? t('playlists.cycle', { name: chosen.name })
          : t('playlists.depth', { count: DEEPEST_PLAYLIST }),
    )
  }
  return (
    <Select<string>
      label={t('playlists.insideField')}
      hint={t('playlists.insideText')}
      error={error}
      value={NONE}
      options={[
        { value: NONE, label: t('playlists.chooseInside') },
        ...others.map(({ id, name }) => ({ value: id as string, label: name })),
      ]}
      onChange={add}
    />
  )
}

export const PlaylistOptions = (props: OptionsProps) => (
  <section class="stack-tight">
    <h2>{t('playlists.how')}</h2>
    <OrderField {...props} />
    <TakeField {...props} />
    <InsideField {...props} />
  </section>
)
