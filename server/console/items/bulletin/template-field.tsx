// How the bulletin is laid out: eight small sketches to choose from.
import { useId } from 'preact/hooks'
import { BulletinTemplate } from '../../../../playlists/model/items/bulletin.ts'
import { FieldGroup } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import { Sketch } from './sketches.tsx'
import './template-field.css'

type TemplateFieldProps = { value: BulletinTemplate; onChange: (template: BulletinTemplate) => void }

export const TemplateField = ({ value, onChange }: TemplateFieldProps) => {
  const name = useId()
  return (
    <FieldGroup label={t('field.template')} hint={t(`template.${value}Hint`)}>
      <div class="templates" role="radiogroup" aria-label={t('field.template')}>
        {BulletinTemplate.options.map((template) => (
          <label key={template} class="template">
            <input type="radio" name={name} checked={template === value} onChange={() => onChange(template)} />
            <span class="template-card">
              <Sketch template={template} />
              <span>{t(`template.${template}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
