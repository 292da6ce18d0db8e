// The line above every grid of items: what to look for, and of which kind.
import type { ItemKind } from '../../../playlists/model/items/item.ts'
import { Audience, Theme } from '../../../playlists/model/items/common.ts'
import { Icon } from '../parts/icon.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { t } from '../words/words.ts'
import type { Filtered, ItemFilter } from './filter.ts'
import './filter-bar.css'

type SmallSelectProps<V extends string> = {
  label: string
  value: V
  options: readonly (readonly [V, string])[]
  onChange: (value: V) => void
}

const SmallSelect = <V extends string>({ label, value, options, onChange }: SmallSelectProps<V>) => (
  <select
    class={`input input-select filter-select${value === options[0]?.[0] ? '' : ' filter-set'}`}
    aria-label={label}
    value={value}
    onChange={(event) => {
      const chosen = options.find(([one]) => one === event.currentTarget.value)
      if (chosen) onChange(chosen[0])
    }}
  >
    {options.map(([one, text]) => (
      <option key={one} value={one} selected={one === value}>
        {text}
      </option>
    ))}
  </select>
)

type FilterBarProps = {
  filter: ItemFilter
  counts: Filtered['counts']
  /** Which kinds can be told apart here; none leaves the tabs out. */
  kinds: readonly ItemKind[]
  /** Leaves out what is rarely asked, where there is little room. */
  brief?: boolean
  onChange: (filter: ItemFilter) => void
}

export const FilterBar = ({ filter, counts, kinds, brief = false, onChange }: FilterBarProps) => (
  <div class="filter-bar">
    {kinds.length > 0 && (
      <Tabs
        label={t('items.kinds')}
        value={filter.kind}
        tabs={(['all', ...kinds] as const).map((kind) => ({
          value: kind,
          label: kind === 'all' ? t('common.all') : t(`kind.${kind}`),
          count: counts[kind],
        }))}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
    )}
    <div class="filter-fields">
      <label class="filter-search input">
        <Icon name="search" size={16} />
        <input
          type="search"
          value={filter.text}
          placeholder={t('items.search')}
          aria-label={t('items.search')}
          onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <SmallSelect
        label={t('items.filterTheme')}
        value={filter.theme}
        options={[
          ['all', t('items.allThemes')],
          ...Theme.options.map((theme) => [theme, t(`theme.${theme}`)] as const),
        ]}
        onChange={(theme) => onChange({ ...filter, theme })}
      />
      {!brief && (
        <>
          <SmallSelect
            label={t('items.filterAudience')}
            value={filter.audience}
            options={[
              ['all', t('items.allAudiences')],
              ...Audience.options.map((audience) => [audience, t(`audience.${audience}`)] as const),
            ]}
            onChange={(audience) => onChange({ ...filter, audience })}
          />
          <SmallSelect
            label={t('items.filterState')}
            value={filter.state}
            options={[
              ['all', t('items.allStates')],
              ['unused', t('items.unused')],
              ['over', t('items.over')],
            ]}
            onChange={(state) => onChange({ ...filter, state })}
          />
        </>
      )}
    </div>
  </div>
)
