// The 24 solar terms 节气, in the order of the Gregorian year. Ids are pinyin; names are what screens and forms show.
import * as v from 'valibot'

export const solarTerms = [
  { id: 'xiaohan', zh: '小寒', en: 'Minor Cold' },
  { id: 'dahan', zh: '大寒', en: 'Major Cold' },
  { id: 'lichun', zh: '立春', en: 'Start of Spring' },
  { id: 'yushui', zh: '雨水', en: 'Rain Water' },
  { id: 'jingzhe', zh: '惊蛰', en: 'Awakening of Insects' },
  { id: 'chunfen', zh: '春分', en: 'Spring Equinox' },
  { id: 'qingming', zh: '清明', en: 'Pure Brightness' },
  { id: 'guyu', zh: '谷雨', en: 'Grain Rain' },
  { id: 'lixia', zh: '立夏', en: 'Start of Summer' },
  { id: 'xiaoman', zh: '小满', en: 'Grain Buds' },
  { id: 'mangzhong', zh: '芒种', en: 'Grain in Ear' },
  { id: 'xiazhi', zh: '夏至', en: 'Summer Solstice' },
  { id: 'xiaoshu', zh: '小暑', en: 'Minor Heat' },
  { id: 'dashu', zh: '大暑', en: 'Major Heat' },
  { id: 'liqiu', zh: '立秋', en: 'Start of Autumn' },
  { id: 'chushu', zh: '处暑', en: 'End of Heat' },
  { id: 'bailu', zh: '白露', en: 'White Dew' },
  { id: 'qiufen', zh: '秋分', en: 'Autumn Equinox' },
  { id: 'hanlu', zh: '寒露', en: 'Cold Dew' },
  { id: 'shuangjiang', zh: '霜降', en: "Frost's Descent" },
  { id: 'lidong', zh: '立冬', en: 'Start of Winter' },
  { id: 'xiaoxue', zh: '小雪', en: 'Minor Snow' },
  { id: 'daxue', zh: '大雪', en: 'Major Snow' },
  { id: 'dongzhi', zh: '冬至', en: 'Winter Solstice' },
] as const

export const SolarTerm = v.picklist(solarTerms.map(({ id }) => id))
export type SolarTerm = v.InferOutput<typeof SolarTerm>
