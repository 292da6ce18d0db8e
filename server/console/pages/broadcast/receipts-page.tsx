// One broadcast: how it looks, and how far it has come on each screen, as it happens.
import { useEffect, useState } from 'preact/hooks'
import type { ToldBroadcast } from '../../../routes/broadcasts.ts'
import { broadcastToEnd } from '../../../../playlists/model/broadcast.ts'
import { answer, api } from '../../api/client.ts'
import { now } from '../../api/clock.ts'
import { listen } from '../../api/live.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Progress } from '../../parts/progress.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { formatClock, formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import '../overview/delivery-steps.css'
import { Left } from './air-bar.tsx'
import { AlertLook } from './alert-look.tsx'
import { askToCancel, draft } from './broadcasts.ts'
import { broadcastToDraft, broadcastToPhase } from './draft.ts'
import { LevelMark, PhaseMark } from './level-mark.tsx'
import './broadcast.css'

/** Receipts come one by one, and are read together, ms. */
const TOGETHER_MS = 300

const useTold = (id: string) => {
  const [told, setTold] = useState<ToldBroadcast | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = async (): Promise<void> => {
      timer = undefined
      const read = await answer(api.broadcasts[':id'].$get({ param: { id } }))
      if (!current) return
      setProblem(read.type === 'problem' ? read : null)
      if (read.type === 'ok') setTold(read.value)
    }
    const soon = (): void => {
      timer ??= setTimeout(() => void read(), TOGETHER_MS)
    }
    const deafen = listen({
      renew: soon,
      hear(event) {
        if (event.type === 'screen') soon()
        else if (event.type === 'catalogue' && event.collections.includes('broadcasts')) soon()
      },
    })
    void read()
    return () => {
      current = false
      clearTimeout(timer)
      deafen()
    }
  }, [id])
  return { told, problem }
}

type Receipt = ToldBroadcast['receipts'][number]
const steps = ['sent', 'ready', 'showing'] as const

const Steps = ({ receipt }: { receipt: Receipt }) => (
  <ol class="delivery-steps">
    {steps.map((step) => {
      const at = receipt[step]
      return (
        <li key={step} class={at === null ? '' : 'delivery-reached'}>
          <span class="delivery-tick">{at !== null && <Icon name="check" size={12} />}</span>
          {t(`broadcast.${step}`)}
          {at !== null && <time class="quiet tiny">{formatClock(at, language.value, undefined, true)}</time>}
        </li>
      )
    })}
  </ol>
)

/** Those that show nothing yet first: they are what one looks for. */
const compareReceipts = (a: Receipt, b: Receipt): number =>
  Number(a.showing !== null) - Number(b.showing !== null) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true })

const Receipts = ({ receipts, isOn }: { receipts: readonly Receipt[]; isOn: boolean }) => {
  const done = receipts.filter(({ showing }) => showing !== null).length
  const isForgotten = !isOn && receipts.every(({ sent }) => sent === null)
  const words = t('broadcast.shown', { done, count: receipts.length })
  return (
    <section class="stack-tight">
      <h2>{t('broadcast.receipts')}</h2>
      {isForgotten ? (
        <p class="quiet">{t('broadcast.noReceipts')}</p>
      ) : (
        <>
          <output class="receipts-sum">{words}</output>
          <Progress label={words} value={receipts.length === 0 ? 1 : done / receipts.length} />
          <ul class="receipts">
            {receipts.toSorted(compareReceipts).map((receipt) => (
              <li key={receipt.screen}>
                <a class="one-line" href={`/screens/${receipt.screen}`}>
                  {receipt.name} <span class="quiet small">{receipt.siteName}</span>
                </a>
                {isOn && receipt.link !== 'online' && receipt.showing === null ? (
                  <span class="quiet small">{t('broadcast.offline')}</span>
                ) : (
                  <Steps receipt={receipt} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const back = () => ({ href: '/broadcast', label: t('broadcast.title') })

const Found = ({ told: { broadcast, receipts } }: { told: ToldBroadcast }) => {
  const phase = broadcastToPhase(broadcast, now.value)
  const isOn = phase === 'on' || phase === 'coming'
  const again = (): void => {
    draft.value = broadcastToDraft(broadcast)
    go('/broadcast')
  }
  return (
    <Page
      title={broadcast.title}
      back={back()}
      aside={<PhaseMark phase={phase} />}
      actions={
        isOn ? (
          <Button kind="danger" icon="close" onClick={() => void askToCancel(broadcast)}>
            {t('broadcast.cancel')}
          </Button>
        ) : (
          <Button icon="copy" onClick={again}>
            {t('broadcast.again')}
          </Button>
        )
      }
    >
      <div class="told">
        <div class="stack-tight">
          <div class="compose-glass compose-landscape">
            <AlertLook said={broadcast} portrait={false} siteName={receipts[0]?.siteName ?? ''} />
          </div>
          <p class="row row-wrap small">
            <LevelMark broadcast={broadcast} />
            <span class="quiet">
              {t('broadcast.facts', {
                name: broadcast.byName,
                from: formatMoment(broadcast.from, now.value, language.value),
                until: formatMoment(broadcastToEnd(broadcast), now.value, language.value),
              })}
              {broadcast.sound && ` · ${t('broadcast.sounds')}`}
            </span>
            {isOn && (
              <strong>
                <Left until={broadcast.until} />
              </strong>
            )}
          </p>
        </div>
        <Receipts receipts={receipts} isOn={isOn} />
      </div>
    </Page>
  )
}

export const ReceiptsPage = ({ id = '' }: { id?: string }) => {
  const { told, problem } = useTold(id)
  if (told?.broadcast.id === id) return <Found told={told} />
  return (
    <Page title={t('broadcast.title')} back={back()}>
      {problem ? <Empty icon="broadcast" title={problemToWords(problem)} /> : <Skeleton height="240px" />}
    </Page>
  )
}
