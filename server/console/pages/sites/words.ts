import type { Pairs } from '../../words/pairs.ts'

export const sitesWords = {
  'sites.title': ['站点', 'Sites'],
  'sites.add': ['添加站点', 'Add site'],
  'sites.new': ['新站点', 'New site'],
  'sites.empty': ['还没有站点', 'No sites yet'],
  'sites.emptyText': [
    '站点是放屏的地方：市场、社区、广场。它的开放时间决定屏几点亮、几点黑。',
    'A site is a place with screens: a market, a community, a square. Its hours say when screens are lit.',
  ],
  'sites.name': ['站点名称', 'Name of the site'],
  'sites.nameExample': ['例如：东门农贸市场', 'For example: East Gate Market'],
  'sites.address': ['地址', 'Address'],
  'sites.zone': ['时区', 'Time zone'],
  'sites.beijing': ['北京时间', 'Beijing time'],
  'sites.hours': ['开放时间', 'Opening hours'],
  'sites.always': ['全天开放', 'Always open'],
  'sites.byHours': ['按时间开放', 'By the hour'],
  'sites.hoursHint': ['开放时间以外，屏会变黑。', 'Outside these hours screens are dark.'],
  'sites.alwaysHint': ['屏一直亮着。', 'Screens are always lit.'],
  'sites.addHours': ['再加一段', 'Add hours'],
  'sites.removeHours': ['删除这一段', 'Remove these hours'],
  'sites.screens': ['屏', 'Screens'],
  'sites.noScreens': ['这里还没有屏。', 'No screens here yet.'],
  'sites.deleteTitle': ['删除站点“{name}”？', 'Delete the site “{name}”?'],
  'sites.deleteText': [
    '站点本身会被删除，屏要先移到别处。',
    'The site is deleted. Its screens must be moved elsewhere first.',
  ],
  'sites.deleted': ['已删除站点“{name}”', 'Deleted the site “{name}”'],
  'sites.added': ['已添加站点“{name}”', 'Added the site “{name}”'],
  'sites.actsAtOnce': [
    '站点和屏的改动立即生效，不用发布。',
    'Changes of sites and screens act at once, without publishing.',
  ],
} as const satisfies Pairs
