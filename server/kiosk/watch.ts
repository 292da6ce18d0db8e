// Sees to it that the browser shows the player and nothing of its own. A page that crashed, an error page because the controller
// was away at the first start, the words of a controller that is still starting: each is replaced by a quiet card, and by the player
// as soon as the controller answers. A page that does not answer for long is given up, and the browser is started anew.
import type { DevTools, Said } from './devtools.ts'
import { memberOf } from './devtools.ts'

/** How often it is looked at what the page is, ms. */
export const LOOK_MS = 5_000

/** Looks in a row that a page may be loading, and that it may not answer. Small boxes are slow. */
export const MOST_LOADING = 12
export const MOST_MISSED = 3

/** What a page is, asked in the page itself. A first blank page is one whose player is still being fetched. */
export const LOOK = `document.readyState !== 'complete' || location.href === 'about:blank' ? 'loading'
  : document.getElementById('stage') ? 'player' : document.getElementById('kepu-hold') ? 'hold' : 'other'`

/** Shown while there is no player to show: the colours of its own pages, no cursor, nothing to click on. */
export const HOLD = `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<title>科普屏</title><style>html{height:100%;background:#0a1622;color:#e8f0f8;cursor:none;overflow:hidden;user-select:none;
font:600 4vmin/1.5 "Noto Sans SC","Noto Sans CJK SC",sans-serif}body{margin:0;height:100%;display:flex;flex-direction:column;
justify-content:center;padding:0 8vmin}p{margin:0}small{font-weight:400;opacity:.7;font-size:3vmin}</style>
<body id="kepu-hold"><p>正在等待控制器，连上后自动开始播放</p><small>Waiting for the controller; it starts by itself</small>`)}`

export type WatchDeps = {
  player: string
  devTools: DevTools
  /** Whether the controller gives out the player now. */
  reach(): Promise<boolean>
  say(words: string): void
  /** The page can be helped no more. */
  giveUp(why: string): void
}

export const createWatch = ({ player, devTools, reach, say, giveUp }: WatchDeps) => {
  let session: string | null = null
  let isLooking = false
  let shown: unknown = null
  let loading = 0
  let missed = 0

  const open = (url: string) => session !== null && devTools.ask('Page.navigate', { url }, session)

  /** A pointer that nobody moves stays an arrow in the middle of the picture until the page is asked what it should be. */
  const hidePointer = () => devTools.ask('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 1, y: 1 }, session ?? '')

  /** Whatever is on the page is none of ours. */
  const replace = async (isHeld: boolean) => {
    if (await reach()) {
      say('The controller answers; the player is opened.')
      loading = 0
      await open(player)
    } else if (!isHeld) {
      say('The player cannot be had; the screen waits for the controller.')
      await open(HOLD)
    }
  }

  const judge = async (page: unknown) => {
    if (page !== shown && (page === 'player' || page === 'hold')) await hidePointer()
    shown = page
    missed = page === undefined ? missed + 1 : 0
    loading = page === 'loading' ? loading + 1 : 0
    if (missed >= MOST_MISSED) giveUp('the page does not answer')
    else if (page === 'hold' || page === 'other' || loading > MOST_LOADING) await replace(page === 'hold')
  }

  return {
    /** To be called with all that the browser says unasked. */
    heard(method: string, params: Said, from: string | null): void {
      if (method === 'Inspector.targetCrashed' && from === session) {
        say('The page crashed; it is opened again.')
        void open(player)
      }
      const { sessionId } = params
      const isPage = memberOf(params, 'targetInfo')?.['type'] === 'page'
      if (method !== 'Target.attachedToTarget' || !isPage || typeof sessionId !== 'string' || session !== null) return
      session = sessionId
      void devTools.ask('Inspector.enable', {}, session)
    },
    start: () =>
      devTools.ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }),
    /** Every LOOK_MS. */
    async look(): Promise<void> {
      if (session === null || isLooking) return
      isLooking = true
      const answer = await devTools.ask('Runtime.evaluate', { expression: LOOK, returnByValue: true }, session)
      await judge(memberOf(answer, 'result')?.['value'])
      isLooking = false
    },
  }
}
