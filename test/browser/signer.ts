// A controller's key, as it signs manifests and names.
import { generateKeyPairSync, sign } from 'node:crypto'

export const createSigner = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    key: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  }
}
