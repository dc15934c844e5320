//! Where a book is.

use super::{StoreError, StoreFault};
use crate::domain::cut;
use sqlx::any::AnyConnectOptions;
use std::{
    env,
    ffi::OsStr,
    fmt::{self, Write as _},
    io,
    net::IpAddr,
    path::{Path, PathBuf},
};

/// Where a book is.
#[derive(Debug, Clone)]
pub enum Place {
    /// In a file of this desk.
    File(PathBuf),
    /// On a server, for several desks.
    Server(Server),
}

/// A database on a server that speaks as `PostgreSQL` does.
#[derive(Clone)]
pub struct Server {
    options: AnyConnectOptions,
    shown: String,
    has_password: bool,
}

/// The settings that may stand in an address; of every other one, nobody would notice that it does nothing.
const SETTINGS: [&str; 15] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
];

/// How sure one can want to be of a server. The driver would take any other word for `prefer`, which is not sure at all.
const MODES: [&str; 6] = [
    "disable",
    "allow",
    "prefer",
    "require",
    "verify-ca",
    "verify-full",
];

impl Place {
    /// The place that somebody has named: an address that begins with `postgres://` or `postgresql://`, or else a path.
    ///
    /// # Errors
    /// If an address cannot be understood, or has a setting that there is not.
    pub fn of(text: &OsStr) -> Result<Self, StoreError> {
        let address = text.to_string_lossy();
        let scheme = address.split_once("://").map(|(scheme, _)| scheme);
        match scheme.map(str::to_ascii_lowercase).as_deref() {
            Some("postgres" | "postgresql") => Server::of(&address).map(Self::Server),
            Some(other) if other.len() > 1 && other.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                Err(StoreFault::Address.into())
            }
            _ => Ok(Self::File(PathBuf::from(text))),
        }
    }

    /// Whether the address holds a password: everybody on the machine could read it in an argument.
    #[must_use]
    pub const fn has_password(&self) -> bool {
        matches!(self, Self::Server(server) if server.has_password)
    }

    /// Whether it is on a server.
    #[must_use]
    pub const fn is_server(&self) -> bool {
        matches!(self, Self::Server(_))
    }

    pub(super) fn options(&self) -> Result<AnyConnectOptions, StoreError> {
        match self {
            Self::Server(server) => Ok(server.options.clone()),
            Self::File(path) => of_file(path).map_err(|why| why.at(self)),
        }
    }
}

fn of_file(path: &Path) -> Result<AnyConnectOptions, StoreError> {
    // What a name may mean in a URL, it does not mean here: nothing is left of it but digits and letters.
    let path = std::path::absolute(path).map_err(|why: io::Error| super::told::of_io(&why))?;
    let path = path.to_str().ok_or(StoreFault::Path)?;
    let mut address = String::from("sqlite:");
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            // A text takes all that is written into it.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    Ok(address.parse::<AnyConnectOptions>()?)
}

impl Server {
    fn of(address: &str) -> Result<Self, StoreError> {
        let mut options: AnyConnectOptions = address.parse().map_err(|_| StoreFault::Address)?;
        let url = &mut options.database_url;
        let mut host = url
            .host_str()
            .map(str::to_owned)
            .filter(|host| !host.is_empty());
        let mut database = url.path().trim_start_matches('/').to_owned();
        let mut has_password = url.password().is_some();
        let mut has_mode = env::var("PGSSLMODE").is_ok_and(|mode| MODES.contains(&mode.as_str()));
        for (name, value) in url.query_pairs() {
            if !SETTINGS.contains(&name.as_ref()) {
                return Err(StoreError::with(StoreFault::Setting, "name", cut(&name)));
            }
            match name.as_ref() {
                "host" | "hostaddr" => host = Some(value.into_owned()),
                "dbname" => database = value.into_owned(),
                "password" => has_password = true,
                "sslmode" | "ssl-mode" => has_mode = true,
                _ => {}
            }
        }
        let host = host.or_else(|| env::var("PGHOSTADDR").or_else(|_| env::var("PGHOST")).ok());
        // Nobody listens between a desk and itself. Everywhere else, a server that cannot prove who it is would be
        // handed the password and every case's days; to encrypt without that proof keeps out only those who do no more
        // than listen.
        if !has_mode && !is_here(host.as_deref()) {
            url.query_pairs_mut().append_pair("sslmode", "verify-full");
        }
        let port = url
            .port()
            .map(|port| format!(":{port}"))
            .unwrap_or_default();
        let host = host.unwrap_or_default();
        Ok(Self {
            shown: format!("postgres://{host}{port}/{database}"),
            options,
            has_password,
        })
    }
}

/// Whether a host is this machine.
fn is_here(host: Option<&str>) -> bool {
    let Some(host) = host else {
        return true;
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.starts_with('/')
        || host.to_ascii_uppercase().starts_with("%2F")
        || host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Without user and password.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(server) => f.write_str(&server.shown),
        }
    }
}

/// Without user and password.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

#[cfg(test)]
mod tests;
