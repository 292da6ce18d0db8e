// The box behind a screen: what is known of one that was stolen, and of those that were replaced; blocking one and letting it in
// again. Blocking asks first, since it empties the box; letting in again puts everything back by itself.
import type { BoxTries, Screen } from '../../../../playlists/model/place.ts'
import { answer, api } from '../../api/client.ts'
import { slowNow } from '../../api/clock.ts'
import { renewOverview } from '../../api/overview.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Ago, Moment } from '../../parts/time.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { openAddScreen } from './add-screen-dialog.tsx'

const act = async (screen: Screen, what: 'block' | 'unblock'): Promise<boolean> => {
  const param = { id: screen.id }
  const done = await answer(
    what === 'block' ? api.screens[':id'].block.$post({ param }) : api.screens[':id'].unblock.$post({ param }),
  )
  renewOverview()
  if (done.type === 'problem') toast(problemToWords(done), { tone: 'bad' })
  return done.type === 'ok'
}

export const unblockBox = async (screen: Screen): Promise<void> => {
  if (await act(screen, 'unblock')) toast(t('box.unblocked', { name: screen.name }))
}

export const blockBox = async (screen: Screen): Promise<void> => {
  const sure = await confirm({
    title: t('box.blockTitle', { name: screen.name }),
    text: t('box.blockText'),
    verb: t('box.block'),
  })
  if (!sure || !(await act(screen, 'block'))) return
  toast(t('box.blocked', { name: screen.name }), { undo: () => unblockBox(screen) })
}

/** As many as are read at a glance; the others unfold. */
const AT_A_GLANCE = 3

const OneTry = ({ one: { first, at, times, address, browser } }: { one: BoxTries }) => (
  <li>
    <span>
      <Moment at={at} /> · {t('box.from', { address })}
    </span>
    <span class="quiet small">
      {browser === '' ? t('box.unnamed') : browser}
      {times > 1 && (
        <>
          {' · '}
          {t('box.times', { times })} <Moment at={first} />
        </>
      )}
    </span>
  </li>
)

const Tries = ({ tries = [], none }: { tries: BoxTries[] | undefined; none: string }) => {
  const [last] = tries
  if (last === undefined) return <p class="quiet small">{none}</p>
  const others = tries.slice(AT_A_GLANCE)
  return (
    <div>
      <p>
        <strong>
          {t('box.tried')} <Ago at={last.at} />
        </strong>
      </p>
      <ul class="tries">
        {tries.slice(0, AT_A_GLANCE).map((one) => (
          <OneTry key={one.at} one={one} />
        ))}
      </ul>
      {others.length > 0 && (
        <details class="facts">
          <summary>{t('box.earlier', { count: others.length })}</summary>
          <ul class="tries">
            {others.map((one) => (
              <OneTry key={one.at} one={one} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Said on top of a blocked screen's page. */
export const BlockedAdvice = ({ screen }: { screen: Screen }) => {
  const { blocked } = screen
  if (blocked === undefined) return null
  const when = formatMoment(blocked.at, slowNow.value, language.value)
  return (
    <div class="advice advice-offline">
      <Icon name="warning" size={18} />
      <div class="stack-tight">
        <p>{t('box.blockedBy', { who: blocked.byName, when })}</p>
        <p>{t('box.blockedText')}</p>
        <Tries tries={blocked.tries} none={t('box.notTried')} />
        <p class="row row-wrap">
          <Button small onClick={() => void unblockBox(screen)}>
            {t('box.unblock')}
          </Button>
          <Button small kind="quiet" onClick={() => openAddScreen('', screen.id)}>
            {t('box.replace')}
          </Button>
        </p>
      </div>
    </div>
  )
}

/** The boxes it played on before, the latest first. */
export const FormerBoxes = ({ screen }: { screen: Screen }) => {
  const { former = [] } = screen
  if (former.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{t('box.former')}</h2>
      <ul class="errors">
        {former.toReversed().map((box) => (
          <li key={box.key}>
            <span>
              {t(box.wasBlocked === true ? 'box.stolenBy' : 'box.replacedBy', { who: box.byName })}{' '}
              <Moment at={box.at} />
            </span>
            <Tries tries={box.tries} none={t('box.notSeen')} />
          </li>
        ))}
      </ul>
    </section>
  )
}
