// Nothing here yet: says what would be here and what to do, with the button that does it.
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './empty.css'

export const Empty = ({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName
  title: string
  children?: ComponentChildren
  action?: ComponentChildren
}) => (
  <div class="empty">
    <span class="empty-icon">
      <Icon name={icon} size={28} />
    </span>
    <h2>{title}</h2>
    {children && <div class="empty-text">{children}</div>}
    {action && <div class="row row-wrap empty-action">{action}</div>}
  </div>
)
