// Any screen at any moment of the next 400 days: its very picture, and why it is that one. The address says screen, moment and
// version, so that a link shows the same to somebody else.
import { useLocation } from 'preact-iso'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { createShowing, showing } from '../../../../../playlists/showing.ts'
import { instant, slowNow } from '../../../api/clock.ts'
import { find } from '../../../api/collections.ts'
import { overview, type ScreenRow } from '../../../api/overview.ts'
import { problemToWords } from '../../../api/problem-words.ts'
import { publication } from '../../../api/publication.ts'
import { Button, IconButton } from '../../../parts/button.tsx'
import { Segmented } from '../../../parts/choice.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { Page } from '../../../shell/page.tsx'
import { formatClock, formatDay, formatMoment } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import { zoneToName } from '../../layouts/zone-name.ts'
import { ScreenSelect } from '../week.tsx'
import { changesWithin, dayAt, nearestChange } from './civil-day.ts'
import { DaySlider } from './day-slider.tsx'
import { MomentJumps } from './moment-jumps.tsx'
import { MomentPicture } from './moment-picture.tsx'
import { createTransport, type Transport } from './transport.ts'
import { useOutlook, type Outlook } from './use-outlook.ts'
import { WhyPanel } from './why-panel.tsx'
import './moment.css'

/** While time runs, the address is not written over and over. */
const ADDRESS_AFTER_MS = 300

const useAddress = (screen: string, draft: boolean, { at, speed }: Transport): void => {
  const here = speed.value === 0 ? at.value : null
  useEffect(() => {
    if (here === null || screen === '') return
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ screen, at: String(here), ...(draft ? { draft: '1' } : {}) })
      history.replaceState(history.state, '', `/schedule/moment?${query.toString()}`)
    }, ADDRESS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [screen, draft, here])
}

const Controls = ({ outlook: { open }, transport }: { outlook: Outlook; transport: Transport }) => {
  const { speed, at } = transport
  const go = (direction: 'next' | 'previous'): void => {
    const found = nearestChange(open, at.peek(), direction)
    if (found !== null) transport.jump(found)
  }
  return (
    <div class="row moment-controls">
      <IconButton icon="left" kind="plain" label={t('moment.previous')} onClick={() => go('previous')} />
      <Segmented<'0' | '1' | '60'>
        label={t('moment.speed')}
        value={speed.value === 0 ? '0' : speed.value === 1 ? '1' : '60'}
        options={[
          { value: '0', label: t('moment.pause') },
          { value: '1', label: t('moment.play'), icon: 'play' },
          { value: '60', label: t('moment.fast') },
        ]}
        onChange={(next) => transport.run(next === '0' ? 0 : next === '1' ? 1 : 60)}
      />
      <IconButton icon="right" kind="plain" label={t('moment.next')} onClick={() => go('next')} />
    </div>
  )
}

const Seen = ({ row, outlook, transport }: { row: ScreenRow; outlook: Outlook; transport: Transport }) => {
  const { screen, siteName } = row
  const { open, draft } = outlook
  const { manifest } = open
  const at = transport.at.value
  const day = dayAt(manifest, at)
  const changes = useMemo(() => changesWithin(open, day), [open, day.from])
  const layout = find('layouts', screen.layout)
  const zones = manifest.zones.map(({ id, kind }) => ({
    id,
    name: zoneToName(layout?.zones.find((zone) => zone.id === id) ?? { id, kind }),
  }))
  const [chosen, setZone] = useState('')
  const zone = Math.max(
    0,
    zones.findIndex(({ id }) => id === chosen),
  )
  const slot = showing(open, zone, at, createShowing())
  const said = formatMoment(at, slowNow.value, language.value, manifest.zone)
  return (
    <div class="moment">
      <div class={`stack moment-main moment-main-${screen.orientation}`}>
        <MomentPicture
          key={screen.orientation}
          open={open}
          transport={transport}
          siteName={siteName}
          unitName={find('units', screen.unit)?.name ?? ''}
          orientation={screen.orientation}
          label={t('moment.picture', { screen: screen.name, time: said })}
        />
        <div class="stack-tight">
          <div class="row row-wrap spread">
            <p class="moment-said">
              <strong>{formatDay(at, slowNow.value, language.value, manifest.zone)}</strong>
              <output class="moment-clock">{formatClock(at, language.value, manifest.zone, true)}</output>
            </p>
            <Controls outlook={outlook} transport={transport} />
          </div>
          <DaySlider day={day} at={at} zone={manifest.zone} changes={changes} onChange={transport.jump} />
          <p class="quiet small">
            {changes.length === 0 ? t('moment.noChanges') : t('moment.changes', { count: changes.length })}
            {' · '}
            {t('moment.zone', { zone: manifest.zone })}
          </p>
        </div>
      </div>
      <div class="stack moment-side">
        <MomentJumps manifest={manifest} at={at} onJump={transport.jump} />
        <WhyPanel
          screen={screen.id}
          draft={draft}
          zone={zones[zone]?.id ?? ''}
          at={at}
          turn={`${slot.from} ${open.from} ${manifest.number}`}
          zones={zones}
          onZone={setZone}
        />
      </div>
    </div>
  )
}

type Which = 'published' | 'draft'

/** The version that is looked at, and whether they differ at all. */
const WhichSwitch = ({ draft, onChange }: { draft: boolean; onChange: (draft: boolean) => void }) => (
  <div class="row">
    <Segmented<Which>
      label={t('moment.which')}
      value={draft ? 'draft' : 'published'}
      options={[
        { value: 'published', label: t('moment.published') },
        { value: 'draft', label: t('moment.draft') },
      ]}
      onChange={(which) => onChange(which === 'draft')}
    />
    {publication.value?.changes.length === 0 && <span class="quiet small">{t('moment.same')}</span>}
  </div>
)

const toInstant = (text: string | undefined): number =>
  text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : instant()

export const MomentPage = () => {
  const { query } = useLocation()
  const rows = overview.value
  const screens = useMemo(() => (rows ?? []).map(({ screen }) => screen), [rows])
  const [asked, setScreen] = useState(query['screen'] ?? '')
  const [draft, setDraft] = useState(query['draft'] === '1')
  const row = rows?.find(({ screen }) => screen.id === asked) ?? rows?.[0] ?? null
  const { outlook, problem } = useOutlook(row?.screen.id ?? '', draft)
  const bounds = useRef({ from: -Infinity, until: Infinity })
  const [transport] = useState(() =>
    createTransport(
      toInstant(query['at']),
      () => performance.now(),
      () => bounds.current,
    ),
  )
  if (outlook) bounds.current = outlook.open
  // What a link asks for may lie before today, or beyond the horizon.
  useEffect(() => {
    if (!outlook) return
    const at = transport.at.peek()
    if (at < outlook.open.from || at >= outlook.open.until) transport.jump(at)
  }, [outlook])
  useAddress(row?.screen.id ?? '', draft, transport)
  return (
    <Page title={t('moment.title')} back={{ href: '/schedule', label: t('schedule.title') }}>
      {rows?.length === 0 ? (
        <Empty icon="screen" title={t('moment.noScreens')}>
          {t('moment.noScreensText')}
        </Empty>
      ) : (
        <>
          <div class="row row-wrap moment-bar">
            <ScreenSelect screens={screens} value={row?.screen.id ?? ''} onChange={setScreen} />
            <WhichSwitch draft={draft} onChange={setDraft} />
          </div>
          {problem && outlook === null && (
            <Empty
              icon="warning"
              title={problemToWords(problem)}
              action={<Button onClick={() => setDraft(false)}>{t('common.retry')}</Button>}
            />
          )}
          {row && outlook ? (
            <Seen key={row.screen.id} row={row} outlook={outlook} transport={transport} />
          ) : (
            !problem && <Skeleton height="480px" />
          )}
        </>
      )}
    </Page>
  )
}
