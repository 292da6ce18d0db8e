// Which campaign a rule is a part of.
import { live } from '../../../api/collections.ts'
import { Select } from '../../../parts/field.tsx'
import { t } from '../../../words/words.ts'
import type { EntryDraft } from '../entry-draft.ts'
import { openCampaign } from './campaign-dialog.tsx'

const NONE = ''
const NEW = 'new'

type CampaignFieldProps = { draft: EntryDraft; onChange: (change: Partial<EntryDraft>) => void }

export const CampaignField = ({ draft, onChange }: CampaignFieldProps) => {
  const campaigns = live('campaigns').documents.value ?? []
  const chosen = campaigns.find(({ id }) => id === draft.campaign)
  return (
    <Select<string>
      label={t('campaigns.field')}
      hint={chosen ? (chosen.enabled ? t('campaigns.fieldHint') : t('campaigns.off')) : undefined}
      value={draft.campaign ?? NONE}
      options={[
        { value: NONE, label: t('campaigns.fieldNone') },
        ...campaigns.map(({ id, name }) => ({ value: id as string, label: name })),
        { value: NEW, label: t('campaigns.newOption') },
      ]}
      onChange={(id) => {
        if (id === NEW) return openCampaign(null, (made) => onChange({ campaign: made.id }))
        onChange({ campaign: campaigns.find((one) => one.id === id)?.id ?? null })
      }}
    />
  )
}
