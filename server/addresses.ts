// Under which addresses people and screens reach this controller.
import { networkInterfaces } from 'node:os'

/** Origins, this machine's first, then one for each IPv4 address of the local network. */
export const originsOf = (host: string, port: number): { local: string; lan: string[] } => {
  const everywhere = host === '0.0.0.0' || host === '::'
  const origin = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}${port === 80 ? '' : `:${port}`}`
  const lan = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => origin(address))
  return { local: origin(everywhere ? 'localhost' : host), lan: everywhere ? lan : [] }
}
