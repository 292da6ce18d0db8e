// How a site's screens behave: when and how fast they download, how one item follows another, when and how loud they sound.
import type { Downloads, Sound, Transition } from '../../../../playlists/model/place.ts'
import { Segmented } from '../../parts/choice.tsx'
import { DaypartField, daypartProblem, type DaypartValue } from '../../parts/daypart.tsx'
import { FieldGroup, Select } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'

const ANY_TIME: Downloads = { window: null, kilobytesPerSecond: null }
const FULL_SOUND: Sound = { window: null, volume: 100 }
const NIGHT: DaypartValue = { from: '23:00', until: '06:00' }
const DAY: DaypartValue = { from: '08:00', until: '20:00' }

/** Kilobytes a second; 1,000 is what most call 8 Mbit. */
const SPEEDS = [64, 128, 256, 512, 1_000, 2_000, 5_000, 10_000]
const TRANSITIONS = ['fade', 'slide', 'cut'] as const
const VOLUMES = [100, 80, 60, 40, 20, 0]

const speedToWords = (speed: number): string => (speed < 1_000 ? `${speed} KB/s` : `${speed / 1_000} MB/s`)

/** As set, also where it is none of the usual ones. */
const within = (usual: readonly number[], value: number | null): number[] =>
  value === null || usual.includes(value) ? [...usual] : [...usual, value]

type WindowProps = {
  label: string
  hint: string
  value: DaypartValue | null
  usual: DaypartValue
  onChange: (window: DaypartValue | null) => void
}

const Window = ({ label, hint, value, usual, onChange }: WindowProps) => (
  <FieldGroup label={label} hint={hint} error={value ? daypartProblem(value) : undefined}>
    <div class="row row-wrap">
      <Segmented
        label={label}
        value={value === null ? 'any' : 'window'}
        options={[
          { value: 'any', label: t('sites.anyTime') },
          { value: 'window', label: t('sites.everyDay') },
        ]}
        onChange={(kind) => onChange(kind === 'any' ? null : usual)}
      />
      {value && <DaypartField value={value} onChange={onChange} error={daypartProblem(value)} />}
    </div>
  </FieldGroup>
)

type Props = {
  downloads: Downloads | undefined
  sound: Sound | undefined
  transition: Transition | undefined
  onDownloads: (downloads: Downloads) => void
  onSound: (sound: Sound) => void
  onTransition: (transition: Transition) => void
}

export const SiteLine = ({
  downloads = ANY_TIME,
  sound = FULL_SOUND,
  transition = 'fade',
  onDownloads,
  onSound,
  onTransition,
}: Props) => (
  <>
    <Window
      label={t('sites.downloads')}
      hint={t('sites.downloadsHint')}
      value={downloads.window}
      usual={NIGHT}
      onChange={(window) => onDownloads({ ...downloads, window })}
    />
    <Select
      label={t('sites.speed')}
      hint={t('sites.speedHint')}
      value={String(downloads.kilobytesPerSecond ?? '')}
      options={[
        { value: '', label: t('sites.noLimit') },
        ...within(SPEEDS, downloads.kilobytesPerSecond).map((speed) => ({
          value: String(speed),
          label: speedToWords(speed),
        })),
      ]}
      onChange={(speed) => onDownloads({ ...downloads, kilobytesPerSecond: speed === '' ? null : Number(speed) })}
    />
    <FieldGroup label={t('sites.transition')} hint={t('sites.transitionHint')}>
      <div class="row">
        <Segmented
          label={t('sites.transition')}
          value={transition}
          options={TRANSITIONS.map((value) => ({ value, label: t(`sites.${value}`) }))}
          onChange={onTransition}
        />
      </div>
    </FieldGroup>
    <Window
      label={t('sites.sound')}
      hint={t('sites.soundHint')}
      value={sound.window}
      usual={DAY}
      onChange={(window) => onSound({ ...sound, window })}
    />
    <Select
      label={t('sites.volume')}
      value={String(sound.volume)}
      options={within(VOLUMES, sound.volume).map((volume) => ({
        value: String(volume),
        label: volume === 0 ? t('sites.silent') : `${volume}%`,
      }))}
      onChange={(volume) => onSound({ ...sound, volume: Number(volume) })}
    />
  </>
)

/** Whether the controller would take it. */
export const isWholeLine = ({ downloads, sound }: { downloads?: Downloads | undefined; sound?: Sound | undefined }) =>
  [downloads?.window, sound?.window].every((window) => !window || daypartProblem(window) === undefined)
