// Everyday science. Each says one thing that its source says too; numbers have their basis beside them.
import { starterBulletin, type StarterBulletin } from './starter-bulletin.ts'

export const everydayBulletins: readonly StarterBulletin[] = [
  starterBulletin('starter-everyday-sunset', {
    title: '晚霞为什么报晴天',
    theme: 'everyday',
    template: 'quote',
    audiences: ['youth', 'elders', 'farmers'],
    tags: ['天气', '谚语'],
    body: '朝霞不出门，晚霞行千里。\n我国的天气多从西边来。傍晚西天红，那边云少；清早东天红，西边的雨可能正赶来。',
    source: '民间谚语；中国气象局 气象谚语科普',
  }),
  // basis: 1 kWh = 1000 Wh; 1000 Wh ÷ 10 W = 100 h; 1000 Wh ÷ 1500 W = 40 min
  starterBulletin('starter-everyday-kilowatt', {
    title: '一度电，能点多久灯',
    theme: 'everyday',
    template: 'figure',
    audiences: ['youth', 'workers', 'elders'],
    tags: ['用电', '节能'],
    figure: '100 小时',
    body: '一度电是 1 千瓦时：10 瓦的 LED 灯能亮 100 小时，1500 瓦的电水壶只够烧 40 分钟。',
    source: '国家标准 GB 3102.5—1993《电学和磁学的量和单位》',
  }),
  starterBulletin('starter-everyday-bins', {
    title: '垃圾分四类，看颜色',
    theme: 'everyday',
    template: 'table',
    audiences: ['youth', 'workers', 'elders'],
    tags: ['垃圾分类'],
    rows: [
      ['类别', '颜色', '投什么'],
      ['可回收物', '蓝', '废纸、塑料瓶、易拉罐'],
      ['有害垃圾', '红', '灯管、纽扣电池、过期药'],
      ['厨余垃圾', '绿', '剩菜、果皮、菜叶'],
      ['其他垃圾', '黑', '脏纸巾、烟头、碎瓷片'],
    ],
    body: '厨余先沥水，瓶罐先倒空。',
    source: '国家标准 GB/T 19095—2019《生活垃圾分类标志》',
  }),
  starterBulletin('starter-everyday-microwave', {
    title: '微波炉会留下辐射吗？',
    theme: 'everyday',
    template: 'question',
    audiences: ['elders', 'workers', 'youth'],
    tags: ['辟谣', '厨房'],
    body: '不会。微波和无线电波是一家，只让食物里的水分子动起来发热，关机就没有了。金属和密封盒别放进去。',
    source: '世界卫生组织《电磁场与公众健康：微波炉》',
  }),
  // basis: a primary bow is 42° around the point opposite the sun, so it rises as the sun sinks
  starterBulletin('starter-everyday-rainbow', {
    title: '背对太阳找彩虹',
    theme: 'everyday',
    template: 'full',
    audiences: ['youth', 'elders'],
    tags: ['天气', '光'],
    body: '阳光射进雨滴，折射、反射、再折射，就分成了七色。雨后背对太阳看天，太阳越低，彩虹越高。',
    source: '全国科学技术名词审定委员会《大气科学名词》',
  }),
  starterBulletin('starter-everyday-label', {
    title: '买包装食品，看三处',
    theme: 'everyday',
    template: 'steps',
    audiences: ['elders', 'youth', 'workers'],
    tags: ['食品', '标签'],
    points: ['配料表：排在最前的，放得最多', '营养成分表：比一比钠和脂肪', '日期和贮存条件：怎么存，存多久'],
    source: '国家标准 GB 7718《预包装食品标签通则》、GB 28050《预包装食品营养标签通则》',
  }),
]
