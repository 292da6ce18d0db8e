// Disaster prevention. Each says one thing that its source says too; numbers have their basis beside them.
import { starterBulletin, type StarterBulletin } from './starter-bulletin.ts'

export const disasterBulletins: readonly StarterBulletin[] = [
  starterBulletin('starter-disaster-quake', {
    title: '地震来了，先护自己',
    theme: 'disaster',
    template: 'steps',
    audiences: ['youth', 'workers', 'elders', 'farmers', 'cadres'],
    tags: ['地震', '防灾减灾日'],
    points: [
      '伏地：蹲下或跪下，身子放低',
      '遮挡：躲到结实的桌下，护住头和脖子',
      '手抓牢：抓紧桌腿，跟着桌子动',
      '摇晃停了，走楼梯到空旷处',
    ],
    source: '中国地震局、应急管理部 避震要领“伏地、遮挡、手抓牢”',
    link: 'https://www.cea.gov.cn/',
    linkLabel: '中国地震局：防震知识',
  }),
  // basis: 30–30 rule; sound at about 340 m/s covers 10.2 km in 30 s
  starterBulletin('starter-disaster-lightning', {
    title: '雷停了，再等一等',
    theme: 'disaster',
    template: 'figure',
    audiences: ['farmers', 'youth', 'workers'],
    tags: ['雷电', '夏'],
    figure: '30 分钟',
    body: '最后一声雷过后，等满 30 分钟再出门。见闪后 30 秒内响雷，雷暴就在 10 千米内，快进屋、进车。',
    source: '中国气象局 防雷“双 30”提示',
  }),
  starterBulletin('starter-disaster-stove', {
    title: '生火取暖，防煤气中毒',
    theme: 'disaster',
    template: 'dos',
    audiences: ['elders', 'farmers', 'workers'],
    tags: ['冬', '一氧化碳'],
    points: ['烟筒通到屋外，不漏不堵', '留一道窗缝，装报警器', '头晕恶心，快到室外，打 120'],
    cautions: ['关着门窗烧炭、涮火锅', '封火时把烟道关死', '车停着、开着发动机睡觉'],
    source: '中国疾病预防控制中心 预防一氧化碳中毒提示',
  }),
  // basis: CMA Order 16 (2007): 50 mm in 12, 6 and 3 h; 100 mm in 3 h; reached or about to be
  starterBulletin('starter-disaster-rain', {
    title: '暴雨预警看颜色',
    theme: 'disaster',
    template: 'table',
    audiences: ['youth', 'workers', 'elders', 'farmers', 'cadres'],
    tags: ['暴雨', '夏', '预警'],
    rows: [
      ['预警', '雨有多大', '怎么做'],
      ['蓝色', '12 小时 50 毫米', '看预报，防积水'],
      ['黄色', '6 小时 50 毫米', '离开低洼处'],
      ['橙色', '3 小时 50 毫米', '停户外作业'],
      ['红色', '3 小时 100 毫米', '停课停业，听令撤离'],
    ],
    body: '各地标准以当地气象部门为准。',
    source: '中国气象局《气象灾害预警信号发布与传播办法》（2007）',
    link: 'https://www.cma.gov.cn/',
    linkLabel: '中国气象局：天气与预警',
  }),
  starterBulletin('starter-disaster-wok', {
    title: '油锅起火能泼水吗？',
    theme: 'disaster',
    template: 'question',
    audiences: ['workers', 'elders', 'youth'],
    tags: ['消防', '厨房'],
    body: '不能！水沉到油下立刻变成汽，火油四溅。先关火，再盖严锅盖，凉透才揭。火大就撤，打 119。',
    source: '国家消防救援局 家庭防火提示',
    link: 'https://www.119.gov.cn/',
    linkLabel: '国家消防救援局：防火知识',
  }),
  // basis: order 5 of the Ministry of Emergency Management, article 37
  starterBulletin('starter-disaster-ebike', {
    title: '电动车别进楼充电',
    theme: 'disaster',
    template: 'full',
    audiences: ['workers', 'youth', 'elders'],
    tags: ['消防', '电动自行车'],
    body: '电池起火又快又毒，堵住楼道就没了退路。门厅、走道、楼梯间都不能停放充电，请到集中充电点。',
    source: '应急管理部《高层民用建筑消防安全管理规定》第三十七条',
  }),
]
