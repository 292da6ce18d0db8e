/** Media types that the computer's own file dialog offers; what else is dropped is refused by the controller, with words. */
export const ACCEPTED =
  'image/jpeg,image/png,image/webp,image/avif,image/gif,image/svg+xml,image/heic,video/mp4,video/webm,video/quicktime,application/pdf'
export const ACCEPTED_PICTURES = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/svg+xml,image/heic'
