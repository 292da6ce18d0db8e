// The frame of a page: its title, what can be done on it, and its content.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { t } from '../words/words.ts'
import './page.css'

type PageProps = {
  title: string
  /** Where the page belongs, such as the list that this one thing is in. */
  back?: { href: string; label: string }
  /** Beside the title. */
  aside?: ComponentChildren
  actions?: ComponentChildren
  children: ComponentChildren
}

export const Page = ({ title, back, aside, actions, children }: PageProps) => {
  useEffect(() => {
    document.title = `${title} · ${t('product.name')}`
  }, [title])
  return (
    <main class="page" id="content" tabIndex={-1}>
      <header class="page-header">
        <div class="page-heading">
          {back && (
            <a class="page-back small" href={back.href}>
              <Icon name="left" size={16} />
              {back.label}
            </a>
          )}
          <div class="row">
            <h1 class="one-line">{title}</h1>
            {aside}
          </div>
        </div>
        {actions && <div class="row row-wrap page-actions">{actions}</div>}
      </header>
      {children}
    </main>
  )
}
