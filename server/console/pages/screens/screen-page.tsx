// One screen: what it shows, whether what was published arrived, what comes next, and what it is.
import { slowNow } from '../../api/clock.ts'
import { removeDocument } from '../../api/documents.ts'
import { overview, renewOverview, type ScreenRow } from '../../api/overview.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Miniature } from '../../miniature/miniature.tsx'
import { Button } from '../../parts/button.tsx'
import { Drop } from '../../parts/drop.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, type MenuAction } from '../../parts/menu.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { rowToCondition } from '../overview/condition.ts'
import { DeliverySteps } from '../overview/delivery-steps.tsx'
import { ScreenMark, Since } from '../overview/screen-mark.tsx'
import { openAddScreen } from './add-screen-dialog.tsx'
import { BlockedAdvice, blockBox, FormerBoxes, unblockBox } from './box-section.tsx'
import { DifferenceAdvice } from './difference-advice.tsx'
import { ScreenErrors, ScreenFacts } from './screen-facts.tsx'
import { FeedSection } from '../sites/feed-section.tsx'
import { Remote } from './remote-section.tsx'
import { ScreenDay } from './screen-day.tsx'
import { ScreenNext } from './screen-next.tsx'
import { ScreenSettings } from './screen-settings.tsx'
import { openShowSomething } from './show-dialog.tsx'
import './screen-page.css'

const unpair = async ({ screen }: ScreenRow): Promise<void> => {
  const sure = await confirm({
    title: t('screens.unpairTitle', { name: screen.name }),
    text: (
      <>
        <p>{t('screens.unpairText')}</p>
        {screen.blocked && <p class="field-error">{t('box.unpairBlocked')}</p>}
      </>
    ),
    verb: t('screens.unpair'),
  })
  if (!sure) return
  const answer = await removeDocument('screens', screen)
  if (answer.type === 'problem') {
    renewOverview()
    return toast(problemToWords(answer), { tone: 'bad' })
  }
  renewOverview()
  go('/screens')
  toast(t('screens.unpaired', { name: screen.name }))
}

const toActions = (row: ScreenRow): MenuAction[][] => {
  const { screen } = row
  const isBlocked = screen.blocked !== undefined
  return [
    [
      { label: t('box.replace'), icon: 'screen', onChoose: () => openAddScreen('', screen.id) },
      isBlocked
        ? { label: t('box.unblock'), icon: 'undo', onChoose: () => void unblockBox(screen) }
        : { label: t('box.blockMore'), icon: 'warning', danger: true, onChoose: () => void blockBox(screen) },
    ],
    [{ label: t('screens.unpair'), icon: 'unpair', danger: true, onChoose: () => void unpair(row) }],
  ]
}

const Advice = ({ row }: { row: ScreenRow }) => {
  const condition = rowToCondition(row, slowNow.value)
  if (condition !== 'offline' && condition !== 'never' && condition !== 'idle') return null
  const { lastPlay } = row.state
  return (
    <p class={`advice advice-${condition}`}>
      <Icon name={condition === 'idle' ? 'upload' : 'warning'} size={18} />
      <span>
        {t(`screens.${condition}Advice`)}
        {lastPlay && (
          <>
            <br />
            {t('screens.lastPlay', {
              what: lastPlay.title || (lastPlay.item === 'card' ? t('condition.card') : lastPlay.item),
              when: formatMoment(lastPlay.at, slowNow.value, language.value),
            })}
          </>
        )}
      </span>
      {condition !== 'idle' && (
        <Button small kind="quiet" onClick={() => openAddScreen('', row.screen.id)}>
          {t('box.replace')}
        </Button>
      )}
    </p>
  )
}

const Found = ({ row }: { row: ScreenRow }) => {
  const { screen, siteName, latest } = row
  return (
    <Page
      title={screen.name}
      back={{ href: '/screens', label: t('screens.title') }}
      aside={<ScreenMark row={row} />}
      actions={
        <>
          <Button kind="primary" icon="upload" onClick={() => openShowSomething({ screen })}>
            {t('show.button')}
          </Button>
          <Menu label={t('common.more')} groups={toActions(row)}>
            <Icon name="more" />
          </Menu>
        </>
      }
    >
      <div class="screen-page">
        <div class="screen-main">
          <Drop
            label={t('show.dropHere', { screen: screen.name })}
            onFiles={(files) => openShowSomething({ screen }, files)}
          >
            <Miniature row={row} />
          </Drop>
          <p class="quiet small screen-line">
            <a href={`/sites/${screen.site}`}>{siteName}</a>
            <span>
              <Since row={row} />
            </span>
          </p>
          <BlockedAdvice screen={screen} />
          <Advice row={row} />
          <DifferenceAdvice row={row} />
          <ScreenErrors row={row} />
          <ScreenNext row={row} />
        </div>
        <div class="screen-side">
          <Remote row={row} />
          <section class="stack-tight">
            <h2>
              {latest !== null && latest > 0 ? t('delivery.revision', { number: latest }) : t('screens.delivery')}
            </h2>
            {latest !== null && latest > 0 ? (
              <DeliverySteps row={row} revision={latest} />
            ) : (
              <p class="quiet">{t('delivery.none')}</p>
            )}
          </section>
          <section class="stack-tight">
            <h2>{t('screens.settings')}</h2>
            <ScreenSettings screen={screen} />
          </section>
          <FeedSection key={screen.id} of="screens" id={screen.id} />
          <FormerBoxes screen={screen} />
          <ScreenFacts row={row} />
        </div>
        <ScreenDay screen={screen.id} site={screen.site} />
      </div>
    </Page>
  )
}

export const ScreenPage = ({ id = '' }: { id?: string }) => {
  const rows = overview.value
  const row = rows?.find(({ screen }) => screen.id === id)
  if (row) return <Found key={id} row={row} />
  return (
    <Page title={t('screens.title')} back={{ href: '/screens', label: t('screens.title') }}>
      {rows !== null && <Empty icon="screen" title={t('problem.not-found')} />}
    </Page>
  )
}
