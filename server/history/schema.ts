// The tables. Names and ids are kept once and plays point at them by number, so that a play takes some thirty bytes.
//
// - A play's key is its journal and its number in one integer: rows of a journal lie together, and the key alone makes a play
//   unique. node:sqlite binds numbers as REAL, which SQLite takes as INTEGER below 2^51: hence 28 bits of number, 23 of journal.
// - `play_ranges` says for each journal and UTC day which numbers lie in it: an index of one row a day, by which a day is found
//   and old days are dropped, where an index over the plays would cost as much as the plays.
// - Three roll-ups: everything, and its two margins, so that a report over all screens does not read every screen's rows.
//   Days are civil, in the zone that the place had. A play belongs to the day on which it began.

export const HISTORY_SCHEMA = 1

export const SEQ_SPAN = 2 ** 28
export const MOST_JOURNALS_IN_ALL = 2 ** 23

export const historyTables = `
CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE screens (id INTEGER PRIMARY KEY, screen TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE places (
  id INTEGER PRIMARY KEY, screen INTEGER NOT NULL, name TEXT NOT NULL, site TEXT NOT NULL, site_name TEXT NOT NULL,
  zone TEXT NOT NULL, UNIQUE (screen, name, site, site_name, zone)
) STRICT;
CREATE TABLE items (
  id INTEGER PRIMARY KEY, item TEXT NOT NULL, title TEXT NOT NULL, theme TEXT NOT NULL, UNIQUE (item, title, theme)
) STRICT;
CREATE TABLE entries (id INTEGER PRIMARY KEY, entry TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (entry, name)) STRICT;
CREATE TABLE reasons (id INTEGER PRIMARY KEY, reason TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE journals (
  id INTEGER PRIMARY KEY, screen INTEGER NOT NULL, journal TEXT NOT NULL, UNIQUE (screen, journal)
) STRICT;

CREATE TABLE plays (
  key INTEGER PRIMARY KEY, place INTEGER NOT NULL, item INTEGER NOT NULL, entry INTEGER NOT NULL, zone INTEGER NOT NULL,
  revision INTEGER NOT NULL, begun INTEGER NOT NULL, ms INTEGER NOT NULL, outcome INTEGER NOT NULL, why INTEGER NOT NULL
) STRICT;
CREATE TABLE play_ranges (
  journal INTEGER NOT NULL, day INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (journal, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX play_ranges_by_day ON play_ranges (day);

CREATE TABLE place_item_days (
  place INTEGER NOT NULL, day INTEGER NOT NULL, item INTEGER NOT NULL,
  plays INTEGER NOT NULL, ms INTEGER NOT NULL, missed INTEGER NOT NULL, PRIMARY KEY (place, day, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_days (
  day INTEGER NOT NULL, item INTEGER NOT NULL,
  plays INTEGER NOT NULL, ms INTEGER NOT NULL, missed INTEGER NOT NULL, PRIMARY KEY (day, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE place_days (
  day INTEGER NOT NULL, place INTEGER NOT NULL,
  plays INTEGER NOT NULL, ms INTEGER NOT NULL, missed INTEGER NOT NULL, PRIMARY KEY (day, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE states (
  screen INTEGER NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL, PRIMARY KEY (screen, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE watches (began INTEGER PRIMARY KEY, until INTEGER NOT NULL) STRICT;
CREATE TABLE commands (
  id INTEGER PRIMARY KEY, screen INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, outcome TEXT NOT NULL,
  by TEXT, by_name TEXT NOT NULL
) STRICT;
CREATE INDEX commands_by_screen ON commands (screen, at);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
  by TEXT, by_name TEXT NOT NULL
) STRICT;
`
