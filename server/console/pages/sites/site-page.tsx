// One site, or a new one. What is typed stays until it is saved; saving acts at once on its screens.
import { useEffect, useState } from 'preact/hooks'
import type { Site } from '../../../../playlists/model/place.ts'
import { find, live } from '../../api/collections.ts'
import { createDocument, removeDocument } from '../../api/documents.ts'
import { isSame } from '../../api/merge.ts'
import { overview } from '../../api/overview.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { saveDocument } from '../../api/save.ts'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Icon } from '../../parts/icon.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { ScreenTile } from '../overview/screen-tile.tsx'
import { emptySite, isWholeSite, SiteFields, type SiteDraft } from './site-fields.tsx'
import { FeedSection } from './feed-section.tsx'
import './site-page.css'

const toDraft = ({ name, address, zone, hours, downloads, sound, transition }: Site): SiteDraft => ({
  name,
  address,
  zone,
  hours,
  ...(downloads && { downloads }),
  ...(sound && { sound }),
  ...(transition && { transition }),
})

const remove = async (site: Site): Promise<void> => {
  const sure = await confirm({
    title: t('sites.deleteTitle', { name: site.name }),
    text: t('sites.deleteText'),
    verb: t('common.delete'),
  })
  if (!sure) return
  const answer = await removeDocument('sites', site)
  if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
  go('/sites')
  toast(t('sites.deleted', { name: site.name }), {
    undo: async () => {
      const again = await createDocument('sites', toDraft(site))
      toast(
        again.type === 'ok' ? t('common.undone') : problemToWords(again),
        again.type === 'ok' ? {} : { tone: 'bad' },
      )
    },
  })
}

const Form = ({ site }: { site: Site | null }) => {
  const [base, setBase] = useState(site)
  const [draft, setDraft] = useState<SiteDraft>(site ? toDraft(site) : emptySite)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const start = base ? toDraft(base) : emptySite
  const touched = !isSame(draft, start)

  // Somebody else saved, and nothing is typed here: show theirs.
  useEffect(() => {
    if (site && !touched) {
      setBase(site)
      setDraft(toDraft(site))
    }
  }, [site?.version])

  const save = async (): Promise<void> => {
    setBusy(true)
    const answer = base ? await saveDocument('sites', base, draft, toDraft) : await createDocument('sites', draft)
    setBusy(false)
    if (answer === null) return
    setProblem(answer.type === 'problem' ? answer : null)
    if (answer.type === 'problem') return
    live('sites').renew()
    if (base) {
      setBase(answer.value)
      setDraft(toDraft(answer.value))
      toast(t('common.saved'))
    } else {
      toast(t('sites.added', { name: answer.value.name }))
      go(`/sites/${answer.value.id}`)
    }
  }

  return (
    <form
      class="stack site-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isWholeSite(draft)) void save()
      }}
    >
      <SiteFields
        value={draft}
        onChange={setDraft}
        errors={problem ? problemToFields(problem) : {}}
        autofocus={!base}
      />
      {problem && problem.problem !== 'invalid' && (
        <p class="field-error" role="alert">
          {problemToWords(problem)}
        </p>
      )}
      <div class="row row-wrap">
        <Button kind="primary" type="submit" busy={busy} disabled={!touched || !isWholeSite(draft)}>
          {t(base ? 'common.save' : 'sites.add')}
        </Button>
        {touched && base && <Button onClick={() => setDraft(start)}>{t('common.cancel')}</Button>}
        <span class="quiet small">{t('sites.actsAtOnce')}</span>
      </div>
    </form>
  )
}

export const SitePage = ({ id = '' }: { id?: string }) => {
  const back = { href: '/sites', label: t('sites.title') }
  if (id === 'new') {
    return (
      <Page title={t('sites.new')} back={back}>
        <Form key="new" site={null} />
      </Page>
    )
  }
  const site = find('sites', id)
  if (site === undefined)
    return (
      <Page title={t('sites.title')} back={back}>
        {null}
      </Page>
    )
  if (site === null) {
    return (
      <Page title={t('sites.title')} back={back}>
        <Empty icon="site" title={t('problem.not-found')} />
      </Page>
    )
  }
  const rows = (overview.value ?? []).filter(({ screen }) => screen.site === id)
  return (
    <Page
      title={site.name}
      back={back}
      actions={
        <>
          <LinkButton href={`/schedule?view=week&place=site.${site.id}`} icon="schedule">
            {t('calendar.openWeek')}
          </LinkButton>
          <Menu
            label={t('common.more')}
            groups={[[{ label: t('common.delete'), icon: 'trash', danger: true, onChoose: () => void remove(site) }]]}
          >
            <Icon name="more" />
          </Menu>
        </>
      }
    >
      <div class="site-page">
        <Form key={id} site={site} />
        <section class="stack-tight">
          <h2>{t('sites.screens')}</h2>
          {rows.length === 0 && <p class="quiet">{t('sites.noScreens')}</p>}
          <div class="wall">
            {rows.map((row) => (
              <ScreenTile key={row.screen.id} row={row} showSite={false} />
            ))}
          </div>
          <FeedSection key={id} of="sites" id={id} />
        </section>
      </div>
    </Page>
  )
}
