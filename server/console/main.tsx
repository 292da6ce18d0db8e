// Starts the console: the only file that touches the page itself.
import { render } from 'preact'
import '@fontsource-variable/noto-sans-sc/index.css'
import './look/tokens.css'
import './look/base.css'
import { startClock } from './api/clock.ts'
import { startLive } from './api/live.ts'
import { startOverview } from './api/overview.ts'
import { startPublication } from './api/publication.ts'
import { resume } from './api/session.ts'
import { keepDropsHarmless } from './parts/drop.tsx'
import { App } from './shell/app.tsx'
import { startTheme } from './shell/theme.ts'
import { language } from './words/language.ts'

document.documentElement.lang = language.value
startTheme()
startClock()
startOverview()
startPublication()
startLive()
keepDropsHarmless()

const place = document.getElementById('console')
if (place) render(<App />, place)
void resume()
