// What exactly is signed. Each kind of text has its own prefix, so that a signature over one can never pass for another.

/** Signed by the screen to prove that it holds its key, here and now, to this controller. */
export const helloToText = (nonce: string, controller: string, key: string): string =>
  `kepu-screen/hello/1\n${nonce}\n${controller}\n${key}`

/** Signed by a controller's key to say which one follows it; so screens go on trusting a controller whose key was replaced. */
export const controllerToText = (next: string): string => `kepu-screen/controller/1\n${next}`

/** Signed by the controller. */
export const placeToText = (sealed: string): string => `kepu-screen/place/1\n${sealed}`
export const manifestToText = (sealed: string): string => `kepu-screen/manifest/1\n${sealed}`
