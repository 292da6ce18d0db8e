// The ledger of the wire. Every change of a message's schema bumps the version and adds a line; `protocol.test.ts` holds
// the hash of the schemas to the last line, so that nobody changes the wire unawares.

/**
 * 2: plays, and their acknowledgement. 3: commands to one screen, their results and pictures. 4: manifests
 * with broadcasts, appointments and notices (their places and the order of turns told, not computed by screens), kinds of zones, and lunar dates.
 * 5: a controller's keys of before with every challenge, boxes that are refused for good, when and how fast screens fetch,
 * volume, the page of facts, and bulletins that leave out the QR code they do not have. 6: how items follow each other at a
 * site, web pages among the items, what is on zones that are not the main one, and how much memory a page uses.
 */
export const PROTOCOL_VERSION = 6

/** The oldest player that this controller still serves. */
export const OLDEST_SERVED_PROTOCOL = 1
