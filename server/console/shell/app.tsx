// Which of the three faces the console has: set-up, sign-in, or the house itself.
import type { ComponentChildren } from 'preact'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { problemToWords } from '../api/problem-words.ts'
import { session } from '../api/request.ts'
import { resume, setupNeeded, startProblem } from '../api/session.ts'
import { pages } from '../pages/registry.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Toasts } from '../parts/toast.tsx'
import { t } from '../words/words.ts'
import { ConflictDialog } from './conflict.tsx'
import { closeAllDialogs, Dialogs } from './dialogs.tsx'
import { setRoute } from './go.ts'
import { Frame } from './frame.tsx'
import { Page } from './page.tsx'
import { SetUp } from './set-up.tsx'
import { SignIn } from './sign-in.tsx'

const NotFound = () => (
  <Page title={t('shell.notFound')}>
    <Empty
      icon="problem"
      title={t('shell.notFound')}
      action={<LinkButton href="/">{t('shell.toOverview')}</LinkButton>}
    />
  </Page>
)

const Failed = () => (
  <Page title={t('shell.failed')}>
    <Empty
      icon="problem"
      title={t('shell.failed')}
      action={<Button onClick={() => location.reload()}>{t('shell.reload')}</Button>}
    >
      {t('shell.failedText')}
    </Empty>
  </Page>
)

/** A page that fails does not take the others with it. */
const Guarded = ({ children }: { children: ComponentChildren }) => {
  const { path, route } = useLocation()
  const [failedAt, setFailedAt] = useState<string | null>(null)
  setRoute(route)
  useEffect(() => {
    closeAllDialogs()
    window.scrollTo(0, 0)
  }, [path])
  if (failedAt === path) return <Failed />
  return (
    <ErrorBoundary
      onError={(error) => {
        console.error(error)
        setFailedAt(path)
      }}
    >
      {children}
    </ErrorBoundary>
  )
}

const House = () => (
  <LocationProvider>
    <Frame>
      <Guarded>
        <Router>
          {[
            ...pages.map(({ path, component }) => <Route key={path} path={path} component={component} />),
            <Route key="default" default component={NotFound} />,
          ]}
        </Router>
      </Guarded>
    </Frame>
    <Dialogs />
    <ConflictDialog />
  </LocationProvider>
)

const Face = () => {
  if (session.value) return <House />
  if (startProblem.value) {
    return (
      <Empty
        icon="warning"
        title={problemToWords(startProblem.value)}
        action={<Button onClick={() => void resume()}>{t('common.retry')}</Button>}
      />
    )
  }
  if (session.value === undefined || setupNeeded.value === undefined)
    return setupNeeded.value === undefined && session.value === null ? <SignIn /> : null
  return setupNeeded.value ? <SetUp /> : <SignIn />
}

export const App = () => (
  <>
    <Face />
    <Toasts />
  </>
)
