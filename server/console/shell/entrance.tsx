// The frame of the two pages before one is in.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { language, speak } from '../words/language.ts'
import { t } from '../words/words.ts'
import './entrance.css'

export const Entrance = ({ title, children }: { title: string; children: ComponentChildren }) => {
  useEffect(() => {
    document.title = `${title} · ${t('product.name')}`
  }, [title])
  const other = language.value === 'en' ? 'zh-CN' : 'en'
  return (
    <main class="entrance">
      <div class="entrance-card">
        <header class="entrance-brand">
          <img src="/icon.svg" alt="" width="44" height="44" />
          <div>
            <p class="entrance-name">{t('product.name')}</p>
            <p class="quiet small">{t('signin.tagline')}</p>
          </div>
        </header>
        <h1>{title}</h1>
        {children}
      </div>
      <Button kind="quiet" icon="language" small onClick={() => speak(other)}>
        {t(other === 'en' ? 'shell.english' : 'shell.chinese')}
      </Button>
    </main>
  )
}
