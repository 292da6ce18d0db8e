// Campaigns with their rules: switched on and off as one, copied to next year as one.
import type { Campaign } from '../../../../../playlists/model/campaign.ts'
import type { Entry } from '../../../../../playlists/model/entry.ts'
import { answer, api } from '../../../api/client.ts'
import { find, live } from '../../../api/collections.ts'
import { createDocument, removeDocument } from '../../../api/documents.ts'
import { problemToFields, problemToWords } from '../../../api/problem-words.ts'
import { saveDocument } from '../../../api/save.ts'
import { civilNow } from '../../../items/lookups.ts'
import { Button, LinkButton } from '../../../parts/button.tsx'
import { Switch } from '../../../parts/choice.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Menu } from '../../../parts/menu.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { toast } from '../../../parts/toast.tsx'
import { Page } from '../../../shell/page.tsx'
import { t } from '../../../words/words.ts'
import { colourToTint } from '../hues.ts'
import { toObservanceRows } from '../observances/observance-rows.ts'
import { rangeToWords } from '../observances/rule-words.ts'
import { observanceToName } from '../observance-names.ts'
import { compareRules } from '../rank.ts'
import { Rule } from '../rule-list.tsx'
import { openCampaign } from './campaign-dialog.tsx'
import { campaignToDraft } from './campaign-names.ts'
import './campaigns.css'

const setEnabled = async (id: string, enabled: boolean): Promise<void> => {
  const campaign = find('campaigns', id)
  if (!campaign) return
  const saved = await saveDocument('campaigns', campaign, { ...campaignToDraft(campaign), enabled }, campaignToDraft)
  live('campaigns').renew()
  if (saved === null) return
  if (saved.type === 'problem') return toast(problemToWords(saved), { tone: 'bad' })
  toast(t(enabled ? 'campaigns.switchedOn' : 'campaigns.switchedOff', { name: campaign.name }), {
    undo: () => setEnabled(id, !enabled),
  })
}

const remove = async (campaign: Campaign): Promise<void> => {
  const removed = await removeDocument('campaigns', campaign)
  live('campaigns').renew()
  if (removed.type === 'problem') return toast(problemToWords(removed), { tone: 'bad' })
  toast(t('campaigns.deleted', { name: campaign.name }), {
    undo: async () => {
      const again = await createDocument('campaigns', campaignToDraft(campaign))
      live('campaigns').renew()
      toast(
        again.type === 'ok' ? t('common.undone') : problemToWords(again),
        again.type === 'ok' ? {} : { tone: 'bad' },
      )
    },
  })
}

const copy = async ({ id }: Campaign): Promise<void> => {
  const made = await answer(api.campaigns[':id'].copy.$post({ param: { id }, query: {} }))
  live('campaigns').renew()
  live('entries').renew()
  if (made.type === 'problem') return toast(problemToFields(made)['year'] ?? problemToWords(made), { tone: 'bad' })
  const { campaign, copied, recurring } = made.value
  toast(
    t('campaigns.copied', { name: campaign.name, count: copied }) +
      (recurring > 0 ? t('campaigns.copyStays', { count: recurring }) : ''),
  )
}

const whenToWords = ({ when }: Campaign): string => {
  if (when.kind === 'dates') return rangeToWords(when)
  const year = Number(civilNow.value.slice(0, 4))
  const row = toObservanceRows(live('observances').documents.value ?? [], year).find(({ id }) => id === when.observance)
  return [observanceToName(when.observance), ...(row?.dates ?? []).slice(0, 1).map(rangeToWords)].join(' · ')
}

const Section = ({ campaign, entries }: { campaign: Campaign; entries: readonly Entry[] }) => {
  const own = entries.filter((entry) => entry.campaign === campaign.id).toSorted(compareRules)
  return (
    <section class="campaign" style={colourToTint(campaign.colour)}>
      <header class="campaign-head">
        <span class="campaign-dot" />
        <span class="campaign-text">
          <h2>{campaign.name}</h2>
          <span class="quiet small">{whenToWords(campaign)}</span>
        </span>
        <Switch checked={campaign.enabled} onChange={(enabled) => void setEnabled(campaign.id, enabled)}>
          {t('schedule.enabled')}
        </Switch>
        <Menu
          label={t('common.more')}
          groups={[
            [
              { label: t('common.edit'), icon: 'edit', onChoose: () => openCampaign(campaign) },
              { label: t('campaigns.copy'), icon: 'copy', onChoose: () => void copy(campaign) },
            ],
            [{ label: t('common.delete'), icon: 'trash', danger: true, onChoose: () => void remove(campaign) }],
          ]}
        >
          <Icon name="more" />
        </Menu>
      </header>
      {own.length === 0 && <p class="quiet small">{t('campaigns.noRules')}</p>}
      <ul>
        {own.map((entry) => (
          <Rule key={entry.id} entry={entry} />
        ))}
      </ul>
      <span>
        <LinkButton small kind="quiet" icon="plus" href={`/schedule/new?campaign=${campaign.id}`}>
          {t('campaigns.addRule')}
        </LinkButton>
      </span>
    </section>
  )
}

const NewButton = () => (
  <Button kind="primary" icon="plus" onClick={() => openCampaign(null)}>
    {t('campaigns.new')}
  </Button>
)

export const CampaignsPage = () => {
  const campaigns = live('campaigns').documents.value
  const entries = live('entries').documents.value ?? []
  return (
    <Page
      title={t('campaigns.title')}
      back={{ href: '/schedule', label: t('schedule.title') }}
      actions={campaigns !== null && campaigns.length > 0 ? <NewButton /> : undefined}
    >
      {campaigns === null && <Skeleton height="240px" />}
      {campaigns?.length === 0 && (
        <Empty icon="schedule" title={t('campaigns.empty')} action={<NewButton />}>
          {t('campaigns.emptyText')}
        </Empty>
      )}
      {campaigns !== null && campaigns.length > 0 && (
        <div class="stack campaigns">
          <p class="quiet">{t('campaigns.lead')}</p>
          {campaigns.map((campaign) => (
            <Section key={campaign.id} campaign={campaign} entries={entries} />
          ))}
        </div>
      )}
    </Page>
  )
}
