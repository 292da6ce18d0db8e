// Which days a rule means, before anybody saves it: a form shows them and what is doubtful about them as staff type. Here and
// not in the browser, since the calendars are heavy.
import { Hono } from 'hono'
import * as v from 'valibot'
import { dayToCivilDate } from '../../playlists/calendar/day.ts'
import { entryToRefusal, entryToWarnings } from '../../playlists/calendar/entry-warnings.ts'
import { whenToTest } from '../../playlists/calendar/rule.ts'
import { announcedYears } from '../../playlists/calendar/workdays.ts'
import { instantToDay, zoneOffsets } from '../../playlists/calendar/zone.ts'
import { HORIZON_DAYS } from '../../playlists/manifest.ts'
import { CivilDate } from '../../playlists/model/civil.ts'
import { Entry } from '../../playlists/model/entry.ts'
import { ZoneName } from '../../playlists/model/place.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { checked, described } from './describe.ts'
import { refusalToFailure } from './documents/tables.ts'

const Question = v.pipe(
  v.strictObject({ zone: ZoneName, ...v.pick(Entry, ['dates', 'days', 'exceptions']).entries }),
  v.metadata({ ref: 'CalendarQuestion' }),
)

const years = v.pipe(v.array(v.number()), v.readonly())

const Warning = v.variant('type', [
  v.object({ type: v.picklist(['over', 'never', 'rrule-without-start']) }),
  v.object({ type: v.picklist(['years-not-announced', 'observance-nominal']), years }),
  v.object({ type: v.literal('observance-gone'), observance: v.string() }),
])

const Answer = v.object({
  /** In the zone asked for. */
  today: CivilDate,
  /** Of the 400 from today on. */
  days: v.array(CivilDate),
  warnings: v.array(Warning),
  /** The years whose public holidays and make-up days are known. */
  announcedYears: years,
})

export const createCalendarRoutes = (house: House) =>
  new Hono<SignedIn>().post(
    '/calendar/days',
    described({
      summary: 'Which of the next 400 days a rule means, and what is doubtful about them',
      tag: 'entries',
      answer: Answer,
      failures: ['wrong-csrf', 'forbidden-origin', 'invalid', 'too-large'],
    }),
    checked('json', Question),
    async (c) => {
      const { zone, ...when } = c.req.valid('json')
      const refusal = entryToRefusal(when)
      if (refusal !== null) return answerFailure(c, refusalToFailure(refusal))
      const { observances } = await house.store.read()
      const now = house.now()
      const today = instantToDay(zoneOffsets(zone, now, now), now)
      const isOn = whenToTest(when, { zone, observances })
      const days: CivilDate[] = []
      for (let day = today; day < today + HORIZON_DAYS; day++) if (isOn(day)) days.push(dayToCivilDate(day))
      const warnings = entryToWarnings(when, today, { zone, observances })
      return answerJson(c, { today: dayToCivilDate(today), days, warnings, announcedYears: announcedYears() }, 200)
    },
  )
