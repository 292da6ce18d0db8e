// A campaign, or a new one: its name, its colour, and the days that it is about.
import { useId } from 'preact/hooks'
import { builtInObservances } from '../../../../../playlists/calendar/observances-data.ts'
import { CampaignColour, type Campaign, type CampaignSpan } from '../../../../../playlists/model/campaign.ts'
import { live } from '../../../api/collections.ts'
import { createDocument, type Draft } from '../../../api/documents.ts'
import { saveDocument } from '../../../api/save.ts'
import { civilNow } from '../../../items/lookups.ts'
import { Segmented } from '../../../parts/choice.tsx'
import { FieldGroup, Select } from '../../../parts/field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { t } from '../../../words/words.ts'
import { DateInput } from '../dates-fields.tsx'
import { colourToTint } from '../hues.ts'
import { NamedDialog } from '../named-dialog.tsx'
import { observanceToName } from '../observance-names.ts'
import { campaignToDraft } from './campaign-names.ts'
import './campaigns.css'

type CampaignDraft = Draft<'campaigns'>

const observanceSpan = (): CampaignSpan | null => {
  const [first] = builtInObservances
  return first ? { kind: 'observance', observance: first.id } : null
}

const datesSpan = (): CampaignSpan => {
  const today = civilNow.peek().slice(0, 10)
  return { kind: 'dates', from: today, until: today }
}

const ColourField = ({ value, onChange }: { value: CampaignColour; onChange: (colour: CampaignColour) => void }) => {
  const name = useId()
  return (
    <FieldGroup label={t('campaigns.colour')}>
      <div class="campaign-colours" role="radiogroup" aria-label={t('campaigns.colour')}>
        {CampaignColour.options.map((colour) => (
          <label key={colour} class="campaign-colour" style={colourToTint(colour)}>
            <input type="radio" name={name} checked={colour === value} onChange={() => onChange(colour)} />
            <span class="campaign-dot" />
            {t(`campaigns.colour.${colour}`)}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

type WhenProps = { value: CampaignSpan; error: string | undefined; onChange: (when: CampaignSpan) => void }

const WhenField = ({ value, error, onChange }: WhenProps) => {
  const own = (live('observances').documents.value ?? []).filter(({ builtIn }) => builtIn === null)
  const known = [...own, ...builtInObservances].map(({ id }) => id)
  return (
    <FieldGroup label={t('campaigns.when')} hint={t('campaigns.whenHint')} error={error}>
      <div class="stack-tight when-part">
        <Segmented<CampaignSpan['kind']>
          label={t('campaigns.when')}
          value={value.kind}
          options={[
            { value: 'dates', label: t('campaigns.byDates') },
            { value: 'observance', label: t('campaigns.byObservance') },
          ]}
          onChange={(kind) => {
            const fresh = kind === 'dates' ? datesSpan() : observanceSpan()
            if (fresh) onChange(fresh)
          }}
        />
        {value.kind === 'observance' ? (
          <Select<string>
            label={t('form.observance')}
            value={value.observance}
            options={known.map((id) => ({ value: id, label: observanceToName(id) }))}
            onChange={(id) => {
              const observance = known.find((one) => one === id)
              if (observance) onChange({ ...value, observance })
            }}
          />
        ) : (
          <div class="row row-wrap">
            <DateInput
              label={t('form.firstDay')}
              value={value.from}
              onChange={(from) => onChange({ ...value, from })}
            />
            <DateInput
              label={t('form.lastDay')}
              value={value.until}
              onChange={(until) => onChange({ ...value, until })}
            />
          </div>
        )}
      </div>
    </FieldGroup>
  )
}

const whenProblem = (when: CampaignSpan): string | undefined => {
  if (when.kind === 'observance') return undefined
  if (when.from === '' || when.until === '') return t('observances.needDates')
  return when.until < when.from ? t('form.datesReversed') : undefined
}

type CampaignDialogProps = { own: Campaign | null; onClose: () => void; onMade: (campaign: Campaign) => void }

const CampaignDialog = ({ own, onClose, onMade }: CampaignDialogProps) => (
  <NamedDialog<CampaignDraft, Campaign>
    title={t(own ? 'campaigns.editTitle' : 'campaigns.new')}
    initial={own ? campaignToDraft(own) : { name: '', colour: 'blue', enabled: true, when: datesSpan() }}
    placeholder={t('campaigns.nameExample')}
    check={({ when }) => ({ when: whenProblem(when) })}
    write={async (draft) => {
      const answer = own
        ? await saveDocument('campaigns', own, draft, campaignToDraft)
        : await createDocument('campaigns', draft)
      live('campaigns').renew()
      return answer
    }}
    onSaved={(saved) => {
      toast(t('campaigns.saved', { name: saved.name }))
      onMade(saved)
    }}
    onClose={onClose}
  >
    {(draft, change, errors) => (
      <>
        <ColourField value={draft.colour} onChange={(colour) => change({ ...draft, colour })} />
        <WhenField value={draft.when} error={errors['when']} onChange={(when) => change({ ...draft, when })} />
      </>
    )}
  </NamedDialog>
)

/** null: a new one. */
export const openCampaign = (own: Campaign | null, onMade: (campaign: Campaign) => void = () => {}): void => {
  openDialog((close) => <CampaignDialog own={own} onClose={close} onMade={onMade} />)
}
