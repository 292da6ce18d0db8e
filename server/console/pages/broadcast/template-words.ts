import type { Pairs } from '../../words/pairs.ts'

export const templateWords = {
  'templates.title': ['从模板开始', 'Begin with a template'],
  'templates.choose': ['从模板开始…', 'Begin with a template…'],
  'templates.lead': [
    '选中后还可以修改；哪些屏、播多久、是不是演练，另外选。模板的字和图已提前存到每块屏上。',
    'Can be changed before it is sent; where, how long and whether it is a drill are chosen apart. Every screen has its letters and picture in advance.',
  ],
  'templates.own': ['自己的模板', 'Your own'],
  'templates.keep': ['存为模板', 'Keep as a template'],
  'templates.kept': ['已存为模板“{title}”', 'Kept “{title}” as a template'],
  'templates.remove': ['删除模板“{title}”', 'Delete the template “{title}”'],
  'templates.removed': ['已删除模板“{title}”', 'Deleted the template “{title}”'],
  'templates.rain': ['暴雨', 'Rainstorm'],
  'templates.typhoon': ['台风', 'Typhoon'],
  'templates.heat': ['高温', 'Heat'],
  'templates.lightning': ['雷电', 'Lightning'],
  'templates.fire': ['火情', 'Fire'],
  'templates.gas': ['燃气', 'Gas'],
  'templates.earthquake': ['地震', 'Earthquake'],
  'templates.evacuation': ['疏散', 'Evacuation'],
  'templates.missing': ['走失', 'Missing persons'],
  'templates.power': ['停电', 'Power cut'],
  'templates.water': ['停水', 'Water cut'],
  'templates.closed': ['关闭', 'Closing'],
  'templates.clear': ['解除', 'All clear'],
  'templates.other': ['其他', 'Other'],
} as const satisfies Pairs
