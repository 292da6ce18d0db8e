// Farming by the season. Each says one thing that its source says too; numbers have their basis beside them.
import { starterBulletin, type StarterBulletin } from './starter-bulletin.ts'

export const farmingBulletins: readonly StarterBulletin[] = [
  // basis: the sun at 30° of ecliptic longitude, 19 to 21 April
  starterBulletin('starter-farming-guyu', {
    title: '谷雨：播种正当时',
    theme: 'farming',
    template: 'quote',
    audiences: ['farmers', 'elders', 'youth'],
    tags: ['春', '谷雨', '农谚'],
    body: '谷雨前后，种瓜点豆。\n谷雨在 4 月 20 日前后，天渐暖，雨渐多，播下的种子容易出苗。',
    source: '农谚；节气见国家标准 GB/T 33661—2017《农历的编算和颁行》',
  }),
  // basis: Regulations on Pesticide Administration, article 34: no use within the labelled interval before harvest
  starterBulletin('starter-farming-interval', {
    title: '打完药，等够天数再采',
    theme: 'farming',
    template: 'beside',
    audiences: ['farmers', 'workers'],
    tags: ['农药', '食品安全'],
    body: '农药标签上写着“安全间隔期”：最后一次打药到采收，至少要隔这么多天。没到日子，不采、不卖、不吃。',
    source: '国务院《农药管理条例》第三十四条',
    link: 'https://www.moa.gov.cn/',
    linkLabel: '农业农村部：农技与用药',
  }),
  // basis: CMA frost warnings: ground minimum below 0 °C; irrigation, covering, antifreeze spray
  starterBulletin('starter-farming-frost', {
    title: '霜冻要来，四步护苗',
    theme: 'farming',
    template: 'steps',
    audiences: ['farmers'],
    tags: ['春', '秋', '霜冻'],
    points: [
      '看预警：地面要降到 0℃ 以下，就得防',
      '地里先灌水，土湿降温慢',
      '小苗盖膜、盖草，大棚盖严',
      '菜、果、茶可喷防冻液',
    ],
    source: '中国气象局《气象灾害预警信号及防御指南》（霜冻）',
  }),
  starterBulletin('starter-farming-pigs', {
    title: '养猪防好非洲猪瘟',
    theme: 'farming',
    template: 'dos',
    audiences: ['farmers', 'cadres'],
    tags: ['养殖', '非洲猪瘟'],
    points: ['人、车、工具进场先消毒', '新买的猪先隔开观察', '猪突然发病、死亡，马上报告'],
    cautions: ['用泔水喂猪', '卖掉、乱扔病死猪', '让收猪车和外人进圈'],
    source: '《中华人民共和国动物防疫法》、农业农村部非洲猪瘟防控要求',
  }),
  starterBulletin('starter-farming-pond', {
    title: '鱼浮头，快增氧',
    theme: 'farming',
    template: 'full',
    audiences: ['farmers'],
    tags: ['夏', '养殖', '鱼塘'],
    body: '闷热、雷雨的夜里到清晨，水里最缺氧，鱼会浮到水面张嘴。马上开增氧机或加新水，先别喂料。',
    source: '全国水产技术推广总站 池塘养殖技术资料',
  }),
  starterBulletin('starter-farming-straw', {
    title: '秸秆还田，不烧是宝',
    theme: 'farming',
    template: 'beside',
    audiences: ['farmers', 'cadres'],
    tags: ['秋', '秸秆'],
    body: '秸秆里有氮、磷、钾和有机质。收割时粉碎，翻进土里能养地；打捆还能做饲料。露天烧，伤土又呛人。',
    source: '农业农村部《秸秆综合利用技术目录（2021）》',
  }),
]
