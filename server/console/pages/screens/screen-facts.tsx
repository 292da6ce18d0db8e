// What a technician asks for: the only place where the console speaks of manifests and offsets.
import type { ComponentChildren } from 'preact'
import type { ScreenRow } from '../../api/overview.ts'
import { Ago, Moment } from '../../parts/time.tsx'
import { formatBytes, formatNumber } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { isKey, t, tell } from '../../words/words.ts'

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

export const ScreenFacts = ({ row: { screen, state } }: { row: ScreenRow }) => {
  const { facts, storageUsed, storageFree, heap, offsetMs } = state
  const used = formatBytes(storageUsed, language.value)
  return (
    <details class="facts">
      <summary>{t('screens.facts')}</summary>
      <p class="quiet small">{t('screens.factsLead')}</p>
      <dl class="facts-list">
        {facts && (
          <>
            <Fact label={t('screens.size')}>
              {facts.width} × {facts.height}
              {facts.pixelRatio === 1 ? '' : ` @ ${facts.pixelRatio}`}
            </Fact>
            <Fact label={t('screens.browser')}>{facts.browser}</Fact>
            <Fact label={t('screens.build')}>{facts.build}</Fact>
          </>
        )}
        <Fact label={t('screens.storage')}>
          {storageFree === null
            ? t('screens.storageText', { used })
            : t('screens.storageBoth', { used, free: formatBytes(storageFree, language.value) })}
        </Fact>
        {heap !== null && <Fact label={t('screens.memory')}>{formatBytes(heap, language.value)}</Fact>}
        {offsetMs !== null && (
          <Fact label={t('screens.clock')}>{formatNumber(Math.round(offsetMs), language.value)} ms</Fact>
        )}
        {state.showing && (
          <Fact label={t('screens.manifest')}>{formatNumber(state.showing.number, language.value)}</Fact>
        )}
        {state.lastHeardAt !== null && (
          <Fact label={t('screens.heard')}>
            <Ago at={state.lastHeardAt} />
          </Fact>
        )}
        <Fact label={t('screens.paired')}>
          <Moment at={screen.pairedAt} />
        </Fact>
      </dl>
    </details>
  )
}

export const ScreenErrors = ({ row: { state } }: { row: ScreenRow }) => {
  if (state.errors.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{t('screens.errors')}</h2>
      <ul class="errors">
        {state.errors.slice(0, 6).map(({ at, what, detail }, index) => {
          const key = `error.${what}`
          return (
            <li key={index}>
              <span>{isKey(key) ? tell(key, {}) : what}</span>
              <span class="quiet small">
                <Moment at={at} />
                {detail !== '' && ` · ${detail}`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
