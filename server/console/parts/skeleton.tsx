import './skeleton.css'

/** Holds the room of what is still being read. Sizes in CSS units. */
export const Skeleton = ({ width = '100%', height = '1em' }: { width?: string; height?: string }) => (
  <span class="skeleton" style={{ width, height }} aria-hidden="true" />
)
