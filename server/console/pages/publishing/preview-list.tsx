// Screen by screen: from when, and what comes and goes.
import { useState } from 'preact/hooks'
import { instant } from '../../api/clock.ts'
import type { Preview, ScreenPreview } from '../../api/publication.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { distinctDifferences, type SpanDifference } from './difference.ts'

const AT_FIRST = 8
const NAMES = 3
const DIFFERENCES = 3
/** Nearer than this is "at once", ms. */
const AT_ONCE_MS = 90_000

const sayWhen = (at: number): string =>
  at - instant() < AT_ONCE_MS
    ? t('publishing.atOnce')
    : t('publishing.from', { time: formatMoment(at, instant(), language.value) })

const sayNames = (names: readonly string[]): string => {
  const joined = names
    .slice(0, NAMES)
    .map((name) => (language.value === 'en' ? `“${name}”` : `《${name}》`))
    .join(language.value === 'en' ? ', ' : '')
  return names.length > NAMES ? `${joined} ${t('publishing.more', { count: names.length - NAMES })}` : joined
}

const Line = ({ added, removed }: SpanDifference) => (
  <>
    {added.length > 0 && (
      <span class="change change-added">
        <Icon name="plus" size={14} />
        <span class="one-line" title={added.join('\n')}>
          <span class="unseen">{t('publishing.plus', { names: '' })}</span>
          {sayNames(added)}
        </span>
      </span>
    )}
    {removed.length > 0 && (
      <span class="change change-removed">
        <Icon name="minus" size={14} />
        <span class="one-line" title={removed.join('\n')}>
          <span class="unseen">{t('publishing.minus', { names: '' })}</span>
          {sayNames(removed)}
        </span>
      </span>
    )}
    {added.length + removed.length === 0 && <span class="quiet small">{t('publishing.order')}</span>}
  </>
)

const One = ({ screen: { name, siteName, firstChange, spans } }: { screen: ScreenPreview }) => {
  const differences = distinctDifferences(spans)
  const first = firstChange ?? spans[0]?.from
  return (
    <li class="preview">
      <p class="row spread">
        <span class="one-line">
          <strong>{name}</strong> <span class="quiet small">{siteName}</span>
        </span>
        {first !== undefined && <span class="preview-when small">{sayWhen(first)}</span>}
      </p>
      {differences.slice(0, DIFFERENCES).map(({ from, difference }, index) => (
        <div key={from} class="preview-difference">
          {index > 0 && <span class="quiet small">{sayWhen(from)}</span>}
          <Line {...difference} />
        </div>
      ))}
    </li>
  )
}

export const PreviewList = ({ preview: { screens, unchanged } }: { preview: Preview }) => {
  const [all, setAll] = useState(false)
  if (screens.length === 0) return <p class="quiet">{t('publishing.noScreens')}</p>
  return (
    <>
      <ul>
        {screens.slice(0, all ? undefined : AT_FIRST).map((screen) => (
          <One key={screen.id} screen={screen} />
        ))}
      </ul>
      {!all && screens.length > AT_FIRST && (
        <Button small kind="quiet" onClick={() => setAll(true)}>
          {t('common.showMore', { count: screens.length - AT_FIRST })}
        </Button>
      )}
      {unchanged > 0 && <p class="quiet small">{t('publishing.unchanged', { count: unchanged })}</p>}
    </>
  )
}
