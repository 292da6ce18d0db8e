// One line for each feature that has words.
import { commonWords } from './common.ts'
import { problemWords } from './problems.ts'
import { ruleWords } from './rules.ts'
import { uploadWords } from './uploads.ts'
import { shellWords } from '../shell/words.ts'
import { overviewWords } from '../pages/overview/words.ts'
import { boxWords } from '../pages/screens/box-words.ts'
import { remoteWords } from '../pages/screens/remote-words.ts'
import { accountsWords } from '../pages/accounts/words.ts'
import { screensWords } from '../pages/screens/words.ts'
import { sitesWords } from '../pages/sites/words.ts'
import { publishingWords } from '../pages/publishing/words.ts'
import { broadcastWords } from '../pages/broadcast/words.ts'
import { templateWords } from '../pages/broadcast/template-words.ts'
import { reportsWords } from '../pages/reports/words.ts'
import { itemWords } from '../items/words.ts'
import { pdfWords } from '../items/pdf/words.ts'
import { webWords } from '../items/web/words.ts'
import { libraryWords } from '../pages/library/words.ts'
import { bulletinWords } from '../pages/bulletins/words.ts'
import { playlistWords } from '../pages/playlists/words.ts'
import { layoutWords } from '../pages/layouts/words.ts'
import { calendarWords } from '../pages/schedule/calendar/words.ts'
import { campaignWords } from '../pages/schedule/campaigns/words.ts'
import { tableWords } from '../pages/schedule/table/words.ts'
import { momentWords } from '../pages/schedule/moment/words.ts'
import { observanceWords } from '../pages/schedule/observances/words.ts'
import { scheduleWords } from '../pages/schedule/words.ts'

export const dictionary = {
  ...commonWords,
  ...problemWords,
  ...ruleWords,
  ...uploadWords,
  ...shellWords,
  ...overviewWords,
  ...accountsWords,
  ...screensWords,
  ...boxWords,
  ...remoteWords,
  ...sitesWords,
  ...publishingWords,
  ...reportsWords,
  ...broadcastWords,
  ...templateWords,
  ...itemWords,
  ...pdfWords,
  ...webWords,
  ...libraryWords,
  ...bulletinWords,
  ...playlistWords,
  ...scheduleWords,
  ...observanceWords,
  ...momentWords,
  ...tableWords,
  ...campaignWords,
  ...calendarWords,
  ...layoutWords,
} as const
