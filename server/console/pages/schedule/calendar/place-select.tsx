// Whose calendar: a site as a whole, or one of its screens.
import type { Screen, Site } from '../../../../../playlists/model/place.ts'
import { t } from '../../../words/words.ts'

type PlaceSelectProps = {
  sites: readonly Site[]
  screens: readonly Screen[]
  /** See `findPlace`. */
  value: string
  onChange: (id: string) => void
}

export const PlaceSelect = ({ sites, screens, value, onChange }: PlaceSelectProps) => (
  <select
    class="input input-select cal-select"
    aria-label={t('calendar.place')}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  >
    {sites.map((site) => {
      const own = screens.filter((screen) => screen.site === site.id)
      const whole = `site.${site.id}`
      return (
        <optgroup key={site.id} label={site.name}>
          <option value={whole} selected={whole === value}>
            {t('calendar.wholeSite', { site: site.name, count: own.length })}
          </option>
          {own.map(({ id, name }) => (
            <option key={id} value={`screen.${id}`} selected={`screen.${id}` === value}>
              {name}
            </option>
          ))}
        </optgroup>
      )
    })}
  </select>
)
