// Where a rule plays: everywhere, or on chosen sites, screens and tags, found by typing.
import * as v from 'valibot'
import { useRef, useState } from 'preact/hooks'
import type { Targets } from '../../../../playlists/model/entry.ts'
import { ScreenId, SiteId } from '../../../../playlists/model/ids.ts'
import { live } from '../../api/collections.ts'
import { overview } from '../../api/overview.ts'
import { Checkbox, Segmented } from '../../parts/choice.tsx'
import { FieldGroup } from '../../parts/field.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { t } from '../../words/words.ts'
import './targets-field.css'

type Some = Extract<Targets, { kind: 'some' }>
type Kind = 'sites' | 'screens' | 'tags'
type Place = { kind: Kind; id: string; name: string; aside: string }

const nobody: Some = { kind: 'some', screens: [], sites: [], tags: [] }
const icons: Record<Kind, IconName> = { sites: 'site', screens: 'screen', tags: 'tag' }

const has = (targets: Some, { kind, id }: Pick<Place, 'kind' | 'id'>): boolean =>
  targets[kind].some((one) => one === id)

const toggle = (targets: Some, { kind, id }: Pick<Place, 'kind' | 'id'>, on: boolean): Some => {
  const without = { ...targets, [kind]: targets[kind].filter((one) => one !== id) }
  if (!on) return without
  if (kind === 'sites') return { ...without, sites: [...without.sites, v.parse(SiteId, id)] }
  if (kind === 'screens') return { ...without, screens: [...without.screens, v.parse(ScreenId, id)] }
  return { ...without, tags: [...without.tags, id] }
}

const findPlaces = (): Place[] => {
  const screens = (overview.value ?? []).map(({ screen }) => screen)
  const sites = live('sites').documents.value ?? []
  const tags = [...new Set(screens.flatMap((screen) => screen.tags))].toSorted()
  const count = (some: number): string => t('form.siteScreens', { count: some })
  return [
    ...sites.map(({ id, name }) => ({
      kind: 'sites' as const,
      id,
      name,
      aside: count(screens.filter(({ site }) => site === id).length),
    })),
    ...tags.map((tag) => ({
      kind: 'tags' as const,
      id: tag,
      name: tag,
      aside: count(screens.filter((one) => one.tags.includes(tag)).length),
    })),
    ...screens.map(({ id, name, site }) => ({
      kind: 'screens' as const,
      id,
      name,
      aside: sites.find((one) => one.id === site)?.name ?? '',
    })),
  ]
}

const Chosen = ({
  targets,
  places,
  onChange,
}: {
  targets: Some
  places: readonly Place[]
  onChange: (targets: Some) => void
}) => {
  const chosen = (['sites', 'tags', 'screens'] as const).flatMap((kind) =>
    targets[kind].map(
      (id) =>
        places.find((place) => place.kind === kind && place.id === id) ?? {
          kind,
          id,
          name: kind === 'tags' ? id : t('where.gone'),
          aside: '',
        },
    ),
  )
  if (chosen.length === 0) return null
  return (
    <span class="row row-wrap tag-list">
      {chosen.map((place) => (
        <span key={`${place.kind}${place.id}`} class="tag">
          <Icon name={icons[place.kind]} size={14} />
          {place.name}
          <button
            type="button"
            aria-label={t('common.removeNamed', { name: place.name })}
            onClick={() => onChange(toggle(targets, place, false))}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
    </span>
  )
}

type TargetsFieldProps = {
  value: Targets
  error?: string | undefined
  hint?: string | undefined
  onChange: (targets: Targets) => void
}

export const TargetsField = ({ value, error, hint, onChange }: TargetsFieldProps) => {
  const [text, setText] = useState('')
  // Choosing "everywhere" by mistake loses nothing.
  const last = useRef<Some>(value.kind === 'some' ? value : nobody)
  const put = (targets: Some): void => {
    last.current = targets
    onChange(targets)
  }
  const places = findPlaces()
  const sought = text.trim().toLowerCase()
  const found = places.filter(({ name, aside }) => `${name} ${aside}`.toLowerCase().includes(sought))
  return (
    <FieldGroup label={t('form.where')} error={error} hint={hint}>
      <div class="stack-tight targets">
        <Segmented<Targets['kind']>
          label={t('form.where')}
          value={value.kind}
          options={[
            { value: 'all', label: t('form.everywhere') },
            { value: 'some', label: t('form.some') },
          ]}
          onChange={(kind) => onChange(kind === 'all' ? { kind } : last.current)}
        />
        {value.kind === 'some' && (
          <>
            <Chosen targets={value} places={places} onChange={put} />
            <div class="targets-box">
              <label class="targets-search">
                <Icon name="search" size={16} />
                <input
                  type="search"
                  value={text}
                  placeholder={t('form.search')}
                  aria-label={t('form.search')}
                  onInput={(event) => setText(event.currentTarget.value)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.isComposing) return
                    event.preventDefault()
                    const [only] = found
                    if (found.length === 1 && only) put(toggle(value, only, !has(value, only)))
                  }}
                />
              </label>
              <div class="targets-list">
                {(['sites', 'tags', 'screens'] as const).map((kind) => {
                  const own = found.filter((place) => place.kind === kind)
                  return (
                    own.length > 0 && (
                      <div key={kind}>
                        <p class="quiet tiny targets-kind">{t(`form.${kind}`)}</p>
                        {own.map((place) => (
                          <div key={place.id} class="targets-one">
                            <Checkbox checked={has(value, place)} onChange={(on) => put(toggle(value, place, on))}>
                              {place.name}
                            </Checkbox>
                            <span class="quiet small one-line">{place.aside}</span>
                          </div>
                        ))}
                      </div>
                    )
                  )
                })}
                {found.length === 0 && <p class="quiet small">{t('form.noPlaces')}</p>}
              </div>
            </div>
          </>
        )}
      </div>
    </FieldGroup>
  )
}
