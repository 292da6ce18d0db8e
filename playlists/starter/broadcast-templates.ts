// Broadcasts that are written already, so that nobody has to find words in haste. They name no place and no numbers, and leave
// warnings to the offices that issue them; what to do is what the national guides on meteorological warning signals, on
// earthquakes and on fires agree on, in the shortest words. Staff add their own beside them.
import * as v from 'valibot'
import type { BroadcastTemplate, TemplateKind, WarningLevel } from '../model/broadcast.ts'
import { TemplateId } from '../model/ids.ts'

export type ShippedTemplate = Omit<BroadcastTemplate, 'version' | 'unit'>

const template = (
  kind: TemplateKind,
  level: WarningLevel,
  title: string,
  text: string,
  { sound = level === 'red', id = `${kind}-${level}` } = {},
) => ({ id: v.parse(TemplateId, id), kind, level, title, text, picture: null, sound })

export const shippedTemplates: readonly ShippedTemplate[] = [
  template(
    'rain',
    'blue',
    '暴雨蓝色预警',
    '气象部门已发布暴雨蓝色预警。出门带好雨具，注意路滑；检查门窗和排水口，留意天气变化。',
  ),
  template(
    'rain',
    'yellow',
    '暴雨黄色预警',
    '气象部门已发布暴雨黄色预警。避开低洼和容易积水的路段，收好户外物品，切断低洼处室外电源。',
  ),
  template(
    'rain',
    'orange',
    '暴雨橙色预警',
    '气象部门已发布暴雨橙色预警。尽量不要外出，远离河道、山坡、地下空间和积水路段；危险地带的人员请听从安排转移。',
  ),
  template(
    'rain',
    'red',
    '暴雨红色预警',
    '气象部门已发布暴雨红色预警。请留在安全的室内，停止户外活动；不要涉水，不要进入地下通道；危险地带的人员立即听从安排转移。',
  ),
  template(
    'typhoon',
    'blue',
    '台风蓝色预警',
    '气象部门已发布台风蓝色预警。关好门窗，收好阳台和户外的物品，留意台风动向。',
  ),
  template(
    'typhoon',
    'yellow',
    '台风黄色预警',
    '气象部门已发布台风黄色预警。停止户外集体活动，加固门窗和围挡，远离广告牌、大树和临时建筑。',
  ),
  template(
    'typhoon',
    'orange',
    '台风橙色预警',
    '气象部门已发布台风橙色预警。尽量不要外出，留在坚固的室内；住在危房、工棚和海边的人员请听从安排转移。',
  ),
  template(
    'typhoon',
    'red',
    '台风红色预警',
    '气象部门已发布台风红色预警。请留在坚固的室内，不要外出。风突然停下可能是台风眼经过，强风还会再来，继续避风。',
  ),
  template(
    'heat',
    'yellow',
    '高温黄色预警',
    '气象部门已发布高温黄色预警。午后减少户外活动，多喝水，照看好老人和孩子。',
  ),
  template(
    'heat',
    'orange',
    '高温橙色预警',
    '气象部门已发布高温橙色预警。避开午后高温时段出门，户外劳动缩短连续时间。头晕、恶心时马上到阴凉处休息。',
  ),
  template(
    'heat',
    'red',
    '高温红色预警',
    '气象部门已发布高温红色预警。停止户外露天作业，注意防暑降温。有人昏倒、高热时，移到阴凉处并拨打 120。',
    { sound: false },
  ),
  template(
    'lightning',
    'yellow',
    '雷电黄色预警',
    '气象部门已发布雷电黄色预警。尽量不要在户外活动，关好门窗，留意天气变化。',
  ),
  template(
    'lightning',
    'orange',
    '雷电橙色预警',
    '气象部门已发布雷电橙色预警。请留在室内，关好门窗。在户外不要站在大树、电线杆下，不要打伞，离开水面和高处。',
  ),
  template(
    'lightning',
    'red',
    '雷电红色预警',
    '气象部门已发布雷电红色预警。不要外出。在户外立即躲进有防雷设施的建筑，不碰金属门窗、水管和电线。',
  ),
  template(
    'fire',
    'red',
    '发生火情，请离开',
    '请从最近的安全出口有序离开，不要乘电梯，不要返回取物。有烟时低姿前行。听从工作人员指挥，火警电话 119。',
  ),
  template(
    'gas',
    'red',
    '燃气泄漏，请远离',
    '不要开关电器，不要用明火，不要在现场打电话。立即离开，到安全处再拨打 119 或联系燃气公司。',
  ),
  template(
    'earthquake',
    'red',
    '发生地震，注意避险',
    '在室内：就近躲避，护住头颈，震动停止后有序离开，不乘电梯。在室外：远离楼房、电线杆和广告牌。震情以地震部门发布为准。',
  ),
  template(
    'evacuation',
    'red',
    '请立即有序离开',
    '请听从工作人员指挥，从最近的安全出口离开，不要乘电梯，不要返回取物，到空旷处集合。',
  ),
  template(
    'missing',
    'yellow',
    '寻找走失儿童',
    '有一名儿童走失。请留意独自一人的孩子，陪在原地，就近告诉工作人员，或拨打 110。',
    { id: 'missing-child' },
  ),
  template(
    'missing',
    'yellow',
    '寻找走失老人',
    '有一位老人走失。请留意独自徘徊的老人，陪在原地，就近告诉工作人员，或拨打 110。',
    { id: 'missing-elder' },
  ),
  template('power', 'yellow', '临时停电', '这里临时停电，正在处理。请不要拥挤，不要乘电梯，听从工作人员引导。'),
  template(
    'power',
    'blue',
    '即将停电检修',
    '因供电检修，这里将临时停电。请提前做好准备，不要乘电梯；来电时间以供电部门通知为准。',
  ),
  template(
    'water',
    'blue',
    '即将停水检修',
    '因管道检修，这里将临时停水。请提前储水，关好水龙头；恢复供水时间以供水部门通知为准。',
  ),
  template('closed', 'yellow', '本处临时关闭', '因特殊情况，本处临时关闭。请听从工作人员安排离开，开放时间另行通知。'),
  template('clear', 'blue', '险情解除', '险情已经解除，请恢复正常活动。感谢配合，请继续留意有关部门的通知。'),
]
