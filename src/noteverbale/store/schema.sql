-- The record: derived from the claim log and the judgements, and made again from them at any time (nv rebuild).
-- Tables with wide rows keep SQLite's row numbers: without them their pages would be half empty.
-- Dates are ISO text; NULL is unknown. `body` columns hold the whole value as JSON (types), other columns are for asking.
CREATE TABLE documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT, publisher TEXT, published TEXT, url TEXT,
    credit TEXT,                   -- the outlet that the text says it is from, where that is not the publisher
    family TEXT NOT NULL,          -- id of the first document of its family of copies (its own id if it is the first)
    signature TEXT NOT NULL,       -- what read it
    text TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX documents_published ON documents(published);

-- `start`, `end`: characters from where the text begins; the title stands before it, with offsets below 0.
CREATE TABLE sentences (id INTEGER PRIMARY KEY, document_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE INDEX sentences_document ON sentences(document_id);
CREATE VIRTUAL TABLE sentence_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE claims (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL, kind TEXT NOT NULL,
    known TEXT,                    -- publication date of its document
    event_from TEXT, event_to TEXT, country TEXT, polarity TEXT NOT NULL, realis TEXT NOT NULL, certainty TEXT NOT NULL,
    source_kind TEXT NOT NULL, source_text TEXT, source_code TEXT,
    source_name TEXT,              -- the person meant
    stage TEXT, confidence REAL NOT NULL,
    whole REAL,                    -- NULL where the reader tells none
    start INTEGER NOT NULL,        -- of its trigger, as in sentences
    evidence TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX claims_document ON claims(document_id);
CREATE INDEX claims_kind ON claims(kind, known);

CREATE TABLE claim_actors (
    claim_id TEXT NOT NULL, role TEXT NOT NULL, position INTEGER NOT NULL, code TEXT NOT NULL, sector TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (claim_id, role, position)) WITHOUT ROWID;
CREATE INDEX claim_actors_code ON claim_actors(code);

CREATE TABLE records (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL,
    first_known TEXT, last_known TEXT, body TEXT NOT NULL);   -- body: the current (last) State
CREATE INDEX records_kind ON records(kind);

CREATE TABLE record_actors (record_id TEXT NOT NULL, code TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (record_id, code, role)) WITHOUT ROWID;
CREATE INDEX record_actors_code ON record_actors(code);

CREATE TABLE record_claims (
    record_id TEXT NOT NULL, claim_id TEXT NOT NULL, known TEXT, link TEXT NOT NULL,      -- link: Link as JSON
    PRIMARY KEY (record_id, claim_id)) WITHOUT ROWID;
CREATE UNIQUE INDEX record_claims_claim ON record_claims(claim_id);

-- One row for each day on which a record's state changed; as-of answers read the last row with known <= day.
CREATE TABLE states (
    record_id TEXT NOT NULL, sequence INTEGER NOT NULL, known TEXT,
    event_from TEXT, event_to TEXT, status TEXT, stage TEXT, body TEXT NOT NULL,          -- body: State as JSON
    PRIMARY KEY (record_id, sequence));
CREATE INDEX states_known ON states(known);

-- What a person decided, in the order it was decided; `arguments` is a JSON list, `undone_by` the number of the undo, if any.
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    act INTEGER NOT NULL,          -- the first number that the same command wrote; its judgements are taken back together
    verb TEXT NOT NULL, arguments TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL,
    note TEXT NOT NULL,
    since TEXT,                    -- of a field that is set: the day from which the value holds, by what was known
    stayed TEXT NOT NULL,          -- of a split: JSON list of the claims left in the record
    undone_by INTEGER);

CREATE TABLE failures (
    id INTEGER PRIMARY KEY, place TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL,
    document_id TEXT);             -- NULL: a failure of the last run, beside which no document stands
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;            -- versions, counts, digest of the log

-- What lets a new batch touch only its blocks (docs/design/0006-growth.md). No question needs these tables.
-- `claim`, `cluster`: row numbers of claims.
CREATE TABLE shards (name TEXT PRIMARY KEY) WITHOUT ROWID;                                -- of the log, taken in so far

CREATE TABLE sketches (
    document_id TEXT PRIMARY KEY, sketch BLOB NOT NULL,                                   -- records/copies.py
    copy_of TEXT);                 -- the earliest text it copies
CREATE INDEX sketches_copy_of ON sketches(copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE placed (
    claim INTEGER PRIMARY KEY,
    cluster INTEGER,               -- the claim that begins its record, judgements aside
    known TEXT, document_id TEXT NOT NULL, start INTEGER NOT NULL, fullness INTEGER NOT NULL, id TEXT NOT NULL);
CREATE INDEX placed_cluster ON placed(cluster);

CREATE TABLE blocks (key INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;

CREATE TABLE begun (
    name TEXT PRIMARY KEY,         -- of a record, as a judgement has it
    claim_id TEXT) WITHOUT ROWID;  -- the claim that begins it; NULL: none so far
CREATE INDEX begun_claim_id ON begun(claim_id) WHERE claim_id IS NOT NULL;

CREATE TABLE unjudged (claim_id TEXT PRIMARY KEY, link TEXT NOT NULL) WITHOUT ROWID;      -- links that a judgement changed
