// Going to another page from code that is not a component; and a page's say in it while it holds what is not saved.
let route: (url: string) => void = (url) => location.assign(url)

/** Given once by the router. */
export const setRoute = (next: (url: string) => void): void => {
  route = next
}

/** Asked before the page is left for `url`; false keeps it here. */
type Guard = (url: string) => boolean
let guard: Guard | null = null

export const go = (url: string): void => {
  if (guard === null || guard(url)) route(url)
}

const toPath = (event: MouseEvent): string | null => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (
    !(link instanceof HTMLAnchorElement) ||
    link.origin !== location.origin ||
    link.target !== '' ||
    link.download !== ''
  )
    return null
  return link.pathname === location.pathname ? null : link.href.slice(location.origin.length)
}

/** While set, links and `go` ask first, and so does the browser before it closes the page. Returns what ends it. */
export const guardLeaving = (ask: Guard): (() => void) => {
  guard = ask
  const onClick = (event: MouseEvent): void => {
    const path = toPath(event)
    if (path === null || ask(path)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault()
  document.addEventListener('click', onClick, true)
  window.addEventListener('beforeunload', onUnload)
  return () => {
    if (guard === ask) guard = null
    document.removeEventListener('click', onClick, true)
    window.removeEventListener('beforeunload', onUnload)
  }
}
