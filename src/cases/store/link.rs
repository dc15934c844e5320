//! The connection to a database, and what is done over it in one piece.

use super::{Place, StoreError, StoreFault, told};
use sqlx::{
    AnyConnection, ConnectOptions as _, Connection as _, Executor as _,
    any::{AnyConnectOptions, install_default_drivers},
};
use std::{fs, path::Path, time::Duration};
use tokio::runtime::{Builder, Runtime};

/// How long a server may take to let us in.
const HELLO: Duration = Duration::from_secs(4);

/// How long a piece of work may take: a server that fell silent is not waited for.
const PATIENCE: Duration = Duration::from_mins(2);

/// How often work is begun anew that got into the way of another desk.
const TRIES: u32 = 20;

/// What is said at the beginning of a connection to a server.
const SERVER: [&str; 1] = ["SET statement_timeout = '60s'"];

/// What is said at the beginning of a connection to a file. What is erased is written over; what is done is on the disk;
/// and a file that somebody else has made runs nothing.
const FILE: [&str; 4] = [
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
];

/// A connection, and the thread's own runtime that waits for it.
pub(super) struct Link {
    runtime: Runtime,
    connection: AnyConnection,
    pub(super) place: Place,
}

impl Link {
    /// Goes to a place where there should be a file or a database.
    pub(super) fn to(place: &Place) -> Result<Self, StoreError> {
        Self::made(place).map_err(|why| why.at(place))
    }

    fn made(place: &Place) -> Result<Self, StoreError> {
        if let Place::File(path) = place {
            is_file(path)?;
        }
        install_default_drivers();
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|why| told::of_io(&why))?;
        let connection = runtime.block_on(connected(&place.options()?, place.is_server()))?;
        Ok(Self {
            runtime,
            connection,
            place: place.clone(),
        })
    }

    /// Does work that reads.
    pub(super) fn read<T>(
        &mut self,
        work: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let done = self.runtime.block_on(work(&mut self.connection));
        done.map_err(|why| why.at(&self.place))
    }

    /// Does work in one transaction: all of it is done, or nothing. It is begun anew if it got into the way of another
    /// desk.
    pub(super) fn write<T>(
        &mut self,
        work: impl AsyncFnMut(&mut AnyConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.patient(PATIENCE, work)
    }

    /// The same for work that takes as long as the book is large.
    pub(super) fn write_all<T>(
        &mut self,
        work: impl AsyncFnMut(&mut AnyConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.patient(Duration::from_hours(24), work)
    }

    fn patient<T>(
        &mut self,
        patience: Duration,
        mut work: impl AsyncFnMut(&mut AnyConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // SQLite would find out only in the middle that another desk writes, and would have to begin anew.
        let begin = if self.place.is_server() {
            "BEGIN"
        } else {
            "BEGIN IMMEDIATE"
        };
        let connection = &mut self.connection;
        let done = self.runtime.block_on(async {
            let mut tries = 0;
            loop {
                let once = tokio::time::timeout(patience, once(connection, begin, &mut work));
                match once.await.unwrap_or(Err(StoreFault::Slow.into())) {
                    Err(why) if why.may_pass && tries < TRIES => {
                        tries += 1;
                        tokio::time::sleep(pause(tries)).await;
                    }
                    done => return done,
                }
            }
        });
        done.map_err(|why| why.at(&self.place))
    }

    /// Wipes what is gone out of the file and its log. While another desk is reading, the log stays, and goes with the
    /// last desk that has the book open. A server keeps its own log, of which its keepers know.
    pub(super) fn wipe(&mut self) -> Result<(), StoreError> {
        if self.place.is_server() {
            return Ok(());
        }
        self.read(async |connection| {
            connection
                .execute("PRAGMA wal_checkpoint(TRUNCATE)")
                .await?;
            Ok(())
        })
    }
}

async fn once<T>(
    connection: &mut AnyConnection,
    begin: &'static str,
    work: &mut impl AsyncFnMut(&mut AnyConnection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut transaction = connection.begin_with(begin).await?;
    match work(&mut transaction).await {
        Ok(done) => {
            transaction.commit().await?;
            Ok(done)
        }
        Err(why) => {
            // Whatever becomes of it, the first fault is the one to tell of.
            let _ = transaction.rollback().await;
            Err(why)
        }
    }
}

/// Longer each time, and not the same for two desks that have met.
fn pause(tries: u32) -> Duration {
    let own = u64::from(std::process::id()) % 7;
    Duration::from_millis((u64::from(tries) * (3 + own)).min(200))
}

async fn connected(
    options: &AnyConnectOptions,
    is_server: bool,
) -> Result<AnyConnection, StoreError> {
    let names_files = options
        .database_url
        .query()
        .is_some_and(|settings| settings.contains("cert") || settings.contains("ssl-ca"));
    let options = options.clone().disable_statement_logging();
    let mut connection = tokio::time::timeout(HELLO, AnyConnection::connect_with(&options))
        .await
        .map_err(|_| StoreError::from(StoreFault::Away))?
        .map_err(|why| told::on_the_way(why, names_files))?;
    let first: &[&'static str] = if is_server { &SERVER } else { &FILE };
    for said in first {
        connection.execute(*said).await?;
    }
    Ok(connection)
}

/// Whether `SQLite` may open the path: a pipe would be waited for, and what is no file has no log beside it.
fn is_file(path: &Path) -> Result<(), StoreError> {
    let there = fs::metadata(path).map_err(|why| told::of_io(&why))?;
    if there.is_file() {
        Ok(())
    } else {
        Err(StoreFault::NotAFile.into())
    }
}
