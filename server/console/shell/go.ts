// Going to another page from code that is not a component.
let route: (url: string) => void = (url) => location.assign(url)

/** Given once by the router. */
export const setRoute = (next: (url: string) => void): void => {
  route = next
}

export const go = (url: string): void => route(url)
