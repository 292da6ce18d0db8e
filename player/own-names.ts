// Names of members that the build may shorten, since they are the player's own: none stands in a message, a manifest or storage,
// and none is asked of the browser's objects, where a shortened one would be another. The test beside this holds the list
// against those.
const names =
  'tellStatus reloadAtBoundary segmentFrom segmentUntil stageHost pageHost mediaUrl positionMs isPictured ' +
  'heapBytes freeBytes lastWords monotonic roundTrip darkened greeted speaks renew outdated resized rebuild ' +
  'lateMs isUrgent progressed switched leastTitle largestTitle itemKey missed turned isLively testCard ' +
  'clearShelf froms firsts starts begun failures randomBytes trouble layer tick tell failure wall density heard ' +
  'held foreign scalar dead fail local progress stored arrived urls proven leftOut neededBy discard ' +
  'makeRoom thinOut fact element hash clock frame box side slot draw database file blob wake shows sign kept say blank ' +
  'update online context isDemo shown strip isOwn ready term shape share pin ' +
  'connected refresh cover take'

export const OWN_NAMES: readonly string[] = names.split(' ')
