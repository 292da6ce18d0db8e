// The days that rules can follow: those that every installation knows, with what they rest on, and the staff's own; each with
// its dates of a year, and where those are announced year by year, the place to set them.
import { useLocation } from 'preact-iso'
import type { Observance } from '../../../../../playlists/model/observance.ts'
import { live } from '../../../api/collections.ts'
import { createDocument, removeDocument } from '../../../api/documents.ts'
import { problemToWords } from '../../../api/problem-words.ts'
import { civilNow } from '../../../items/lookups.ts'
import { Button, IconButton } from '../../../parts/button.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Mark } from '../../../parts/mark.tsx'
import { Menu } from '../../../parts/menu.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { toast } from '../../../parts/toast.tsx'
import { go } from '../../../shell/go.ts'
import { Page } from '../../../shell/page.tsx'
import { language } from '../../../words/language.ts'
import { listed, t } from '../../../words/words.ts'
import { openDates, observanceToDraft } from './dates-dialog.tsx'
import { openObservance } from './observance-dialog.tsx'
import { toObservanceRows, type ObservanceRow } from './observance-rows.ts'
import { observanceRuleToWords, rangeToWords } from './rule-words.ts'
import './observances-page.css'

const remove = async (own: Observance): Promise<void> => {
  const answer = await removeDocument('observances', own)
  live('observances').renew()
  if (answer.type === 'problem') {
    const words = answer.problem === 'in-use' ? t('observances.inUse', { name: own.name }) : problemToWords(answer)
    return toast(words, { tone: 'bad' })
  }
  toast(t('observances.removed', { name: own.name }), {
    undo: async () => {
      const again = await createDocument('observances', observanceToDraft(own))
      live('observances').renew()
      toast(
        again.type === 'ok' ? t('common.undone') : problemToWords(again),
        again.type === 'ok' ? {} : { tone: 'bad' },
      )
    },
  })
}

const datesToWords = ({ dates, since }: ObservanceRow, year: number): string => {
  if (dates.length > 0) return listed(dates.map(rangeToWords))
  return since !== null && year < since ? t('observances.notYet', { year }) : t('observances.noDates', { year })
}

const Line = ({ row, year, today }: { row: ObservanceRow; year: number; today: string }) => {
  const { own } = row
  const mine = own !== null && !row.isBuiltIn ? own : null
  return (
    <li class="observance">
      <span class="observance-text">
        <strong>{language.value === 'en' ? row.en : row.zh}</strong>
        <span class="quiet small">
          {[row.rule && observanceRuleToWords(row.rule), row.isBuiltIn && (row.basis || t('observances.basisNone'))]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span class="observance-dates">
        <span class={row.dates.length === 0 ? 'quiet' : undefined}>{datesToWords(row, year)}</span>
        {row.isNominal && <Mark tone="warn">{t('observances.nominal')}</Mark>}
        {row.isAnnounced && !row.isNominal && row.dates.length > 0 && (
          <Mark tone="good">{t('observances.announced')}</Mark>
        )}
      </span>
      <span class="row observance-actions">
        {row.isAnnounced && (
          <Button small icon="edit" onClick={() => openDates(row, year)}>
            {row.isNominal ? t('observances.setDates', { year }) : t('observances.changeDates')}
          </Button>
        )}
        <Menu
          label={t('common.more')}
          look="button button-quiet button-icon button-small"
          groups={[
            [
              {
                label: t('observances.schedule'),
                icon: 'schedule',
                onChoose: () => go(`/schedule/new?observance=${row.id}`),
              },
              ...(mine
                ? [
                    { label: t('common.edit'), icon: 'edit' as const, onChoose: () => openObservance(mine, today) },
                    {
                      label: t('common.delete'),
                      icon: 'trash' as const,
                      danger: true,
                      onChoose: () => void remove(mine),
                    },
                  ]
                : []),
            ],
          ]}
        >
          <Icon name="more" size={16} />
        </Menu>
      </span>
    </li>
  )
}

export const ObservancesPage = () => {
  const { query } = useLocation()
  const today = civilNow.value.slice(0, 10)
  const asked = Number(query['year'])
  const year = Number.isInteger(asked) && asked >= 1970 && asked <= 2199 ? asked : Number(today.slice(0, 4))
  const documents = live('observances').documents.value
  const rows = documents && toObservanceRows(documents, year)
  const toYear = (next: number): void => go(`/schedule/observances?year=${next}`)
  return (
    <Page
      title={t('observances.title')}
      back={{ href: '/schedule', label: t('schedule.title') }}
      actions={
        <Button kind="primary" icon="plus" onClick={() => openObservance(null, today)}>
          {t('observances.new')}
        </Button>
      }
    >
      <div class="stack">
        <div class="row row-wrap spread">
          <p class="quiet">{t('observances.lead')}</p>
          <span class="row">
            <IconButton icon="left" label={t('observances.previous')} onClick={() => toYear(year - 1)} />
            <strong>{t('observances.year', { year })}</strong>
            <IconButton icon="right" label={t('observances.next')} onClick={() => toYear(year + 1)} />
          </span>
        </div>
        {!rows && <Skeleton height="320px" />}
        {rows &&
          ([false, true] as const).map((isBuiltIn) => {
            const some = rows.filter((row) => row.isBuiltIn === isBuiltIn)
            return (
              <section key={String(isBuiltIn)}>
                <h2>{t(isBuiltIn ? 'observances.builtIn' : 'observances.own')}</h2>
                {some.length === 0 && <p class="quiet small">{t('observances.ownNone')}</p>}
                <ul class="observances">
                  {some.map((row) => (
                    <Line key={row.id} row={row} year={year} today={today} />
                  ))}
                </ul>
              </section>
            )
          })}
      </div>
    </Page>
  )
}
