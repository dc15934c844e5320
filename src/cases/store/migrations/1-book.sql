-- What SQLite and PostgreSQL both understand, and what the documentation of CockroachDB and YugabyteDB has: no
-- sequences, no triggers, nothing that waits until the end of a transaction.

-- The generation of the book key. While the seal is changed there are two; at rest there is one.
CREATE TABLE kerkesa_seals (
    generation BIGINT PRIMARY KEY
);

CREATE TABLE kerkesa_book (
    id TEXT PRIMARY KEY,
    keep_days BIGINT
);

CREATE TABLE kerkesa_desks (
    name TEXT PRIMARY KEY,
    public_key TEXT NOT NULL UNIQUE,
    generation BIGINT NOT NULL REFERENCES kerkesa_seals (generation),
    is_recovery BIGINT NOT NULL,
    since TEXT NOT NULL,
    wrapped {bytes} NOT NULL
);

-- A case refers to the seal that it is under: a seal goes only when no case is under it, whoever writes meanwhile.
CREATE TABLE kerkesa_cases (
    id TEXT PRIMARY KEY,
    revision BIGINT NOT NULL,
    generation BIGINT NOT NULL REFERENCES kerkesa_seals (generation),
    reference TEXT NOT NULL,
    reference_key TEXT NOT NULL UNIQUE,
    letter_reference TEXT NOT NULL,
    letter_key TEXT NOT NULL UNIQUE,
    law TEXT NOT NULL,
    letter TEXT NOT NULL,
    state TEXT NOT NULL,
    date TEXT NOT NULL,
    received TEXT,
    answered TEXT,
    last_day TEXT,
    -- `none` where nothing is to be done: it comes after every day.
    next_day TEXT NOT NULL,
    closed TEXT,
    sealed {bytes} NOT NULL
);

CREATE INDEX kerkesa_cases_in_order ON kerkesa_cases (next_day, reference_key);
