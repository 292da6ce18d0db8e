// Where the QR code on an unpaired screen leads: the screens, with the dialog open and the code filled in.
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { openAddScreen } from './add-screen-dialog.tsx'
import { ScreensPage } from './screens-page.tsx'

export const PairPage = () => {
  const { query } = useLocation()
  useEffect(() => {
    // After the page change has closed what was open.
    const timer = setTimeout(() => openAddScreen(query['code'] ?? ''))
    return () => clearTimeout(timer)
  }, [])
  return <ScreensPage />
}
