// The layout of a screen, chosen by its picture.
import { useId } from 'preact/hooks'
import type { Layout } from '../../../../playlists/model/layout.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import { live } from '../../api/collections.ts'
import { publication } from '../../api/publication.ts'
import { FieldGroup } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import { layoutToName } from './layout-names.ts'
import { LayoutPicture } from './layout-picture.tsx'
import './layout-choice.css'

/** Made, and not on any screen before it is published. */
export const isUnpublished = ({ id }: Pick<Layout, 'id'>): boolean =>
  publication.value?.changes.some(
    (change) => change.collection === 'layouts' && change.id === id && change.change === 'added',
  ) ?? false

type LayoutFieldProps = {
  screen: Pick<Screen, 'layout' | 'orientation'>
  error?: string | undefined
  onChange: (layout: Layout['id']) => void
}

export const LayoutField = ({ screen, error, onChange }: LayoutFieldProps) => {
  const group = useId()
  const layouts = live('layouts').documents.value ?? []
  const chosen = layouts.find(({ id }) => id === screen.layout)
  return (
    <FieldGroup label={t('layouts.ofScreen')} error={error}>
      <div class="layout-choices" role="radiogroup" aria-label={t('layouts.ofScreen')}>
        {layouts.map((layout) => (
          <label key={layout.id} class="layout-choice">
            <input
              type="radio"
              name={group}
              checked={layout.id === screen.layout}
              onChange={() => onChange(layout.id)}
            />
            <span class="layout-choice-picture">
              <LayoutPicture zones={layout.zones} ratio={screen.orientation === 'portrait' ? '9:16' : '16:9'} />
            </span>
            <span class="layout-choice-name small">{layoutToName(layout)}</span>
          </label>
        ))}
      </div>
      <p class="layout-field-foot field-hint">
        <span>{t(chosen && isUnpublished(chosen) ? 'layouts.ofScreenWaits' : 'layouts.ofScreenHint')}</span>
        <a href="/layouts">{t('layouts.manage')}</a>
      </p>
    </FieldGroup>
  )
}
