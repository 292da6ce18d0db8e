// Health and food safety. Each says one thing that its source says too; numbers have their basis beside them.
import { starterBulletin, type StarterBulletin } from './starter-bulletin.ts'

export const healthBulletins: readonly StarterBulletin[] = [
  // basis: Dietary Guidelines for Chinese Residents (2022), fifth rule: adults at most 5 g of salt a day
  starterBulletin('starter-health-salt', {
    title: '每天吃盐，心里有数',
    theme: 'health',
    template: 'figure',
    audiences: ['elders', 'workers', 'farmers'],
    tags: ['饮食', '减盐'],
    figure: '5 克',
    body: '成人一天吃盐别超过这个数。酱油、咸菜、挂面和零食里的盐，也要算进去。',
    source: '中国营养学会《中国居民膳食指南（2022）》',
    link: 'https://www.cnsoc.org/',
    linkLabel: '中国营养学会：膳食知识',
  }),
  // basis: AHA 2025 guidelines (as ERC before): five back blows and five abdominal thrusts by turns; infants differ
  starterBulletin('starter-health-choking', {
    title: '有人噎住，这样救',
    theme: 'health',
    template: 'steps',
    audiences: ['youth', 'workers', 'elders', 'farmers', 'cadres'],
    tags: ['急救'],
    points: [
      '1 岁以上，咳不出、说不出：马上救，请人打 120',
      '让他弯下腰，掌根叩击两肩胛之间 5 下',
      '从背后抱住，拳头抵在脐上两指，向内向上压 5 下',
      '两样轮着做；人若昏倒，立即心肺复苏',
    ],
    source: '美国心脏协会《心肺复苏与心血管急救指南（2025）》',
  }),
  // basis: WHO Five Keys, key 4: not above 2 h at room temperature, cold below 5 °C, not too long even in the fridge
  starterBulletin('starter-health-fridge', {
    title: '冰箱不是保险箱',
    theme: 'health',
    template: 'beside',
    audiences: ['elders', 'workers', 'youth'],
    tags: ['食品安全'],
    body: '冷藏只让细菌长得慢，杀不死它。熟食在外面别超过 2 小时，冷藏室调到 5℃ 以下，剩菜吃前彻底热透。',
    source: '世界卫生组织《食品安全五大要点》',
  }),
  starterBulletin('starter-health-mushroom', {
    title: '野蘑菇，别采别吃',
    theme: 'health',
    template: 'full',
    audiences: ['farmers', 'elders', 'youth'],
    tags: ['食品安全', '夏', '秋'],
    body: '看颜色、试银针、煮大蒜，都认不出毒蘑菇。吃后不舒服，马上去医院，带上剩下的蘑菇。',
    source: '中国疾病预防控制中心 预防野生毒蘑菇中毒提示',
  }),
  starterBulletin('starter-health-antibiotics', {
    title: '感冒要吃抗生素吗？',
    theme: 'health',
    template: 'question',
    audiences: ['workers', 'elders', 'youth'],
    tags: ['用药'],
    body: '一般不用。感冒多是病毒引起的，抗生素只对付细菌，乱吃还会养出耐药菌。用不用，听医生的。',
    source: '世界卫生组织 抗生素耐药性宣传资料',
  }),
  // basis: office blood pressure, 2024 guideline: normal <120 and <80; high-normal 120–139/80–89; high ≥140 or ≥90, on three days
  starterBulletin('starter-health-pressure', {
    title: '量完血压，对表看看',
    theme: 'health',
    template: 'table',
    audiences: ['elders', 'workers', 'cadres'],
    tags: ['慢性病'],
    rows: [
      ['毫米汞柱', '高压', '低压'],
      ['正常', '低于 120', '低于 80'],
      ['正常高值', '120–139', '80–89'],
      ['高血压', '140 及以上', '90 及以上'],
    ],
    body: '两个数不在一行，按高的算。静坐 5 分钟再量；不同三天都高，去看医生。',
    source: '《中国高血压防治指南（2024 年修订版）》',
  }),
]
