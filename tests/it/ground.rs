//! Where the tests keep case books: in a file, and on a `PostgreSQL` server that they start themselves.
//!
//! There is one server for all tests of a run, with a folder of its own, on loopback, and a database for each test. A
//! guard stops it when the tests have ended, however they end: it waits for its standard input to be closed.

use kerkesa::cases::Place;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _, Row as _, any::AnyRow};
use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};
use tempfile::TempDir;

/// A place for one book.
pub(crate) struct Ground {
    /// The path, or the address.
    pub(crate) address: String,
    /// The same as the database's driver takes it.
    url: String,
    folder: TempDir,
}

impl Ground {
    /// In a folder of its own.
    pub(crate) fn file() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let address = folder.path().join("book/cases.db").display().to_string();
        Self {
            url: format!("sqlite:{address}"),
            address,
            folder,
        }
    }

    /// In a database of its own; none, where there is no server.
    pub(crate) fn server() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);

        let server = SERVER.as_ref()?;
        let name = format!("book{}", COUNT.fetch_add(1, Ordering::Relaxed));
        run_sql(
            &server.address("postgres"),
            &format!("CREATE DATABASE {name}"),
        );
        let address = server.address(&name);
        Some(Self {
            url: address.clone(),
            address,
            folder: tempfile::tempdir().expect("a folder"),
        })
    }

    /// Whether it is on the server.
    pub(crate) fn is_server(&self) -> bool {
        self.address.starts_with("postgres:")
    }

    /// The place.
    pub(crate) fn place(&self) -> Place {
        Place::of(self.address.as_ref()).expect("a place")
    }

    /// The file of the book, where it is one.
    pub(crate) fn path(&self) -> &Path {
        assert!(!self.is_server(), "there is no file");
        Path::new(&self.address)
    }

    /// Does to the database what the program never would.
    pub(crate) fn sql(&self, text: &str) -> Vec<AnyRow> {
        run_sql(&self.url, text)
    }

    /// All that somebody gets who steals the book: the files, or a dump, the database's files and the server's log of
    /// what was written. What is no text in it has its place held.
    pub(crate) fn loot(&self) -> Vec<String> {
        let mut loot = Vec::new();
        if self.is_server() {
            let mut dump = Command::new(tool("pg_dump"));
            dump.args(["--dbname", &self.address, "--inserts"]);
            loot.push(said(&mut dump));
            self.sql("CHECKPOINT");
            let own = "SELECT oid::bigint FROM pg_database WHERE datname = current_database()";
            let own: i64 = self.sql(own)[0].get(0);
            let data = SERVER.as_ref().expect("a server").folder.join("data");
            all_of(&data.join(format!("base/{own}")), &mut loot);
            all_of(&data.join("pg_wal"), &mut loot);
        } else {
            all_of(self.folder.path(), &mut loot);
        }
        loot
    }
}

fn all_of(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all_of(&path, texts);
        } else if path.is_file() {
            // What the server takes away meanwhile, nobody finds.
            let bytes = fs::read(&path).unwrap_or_default();
            texts.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
}

fn run_sql(url: &str, text: &str) -> Vec<AnyRow> {
    sqlx::any::install_default_drivers();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let mut connection = AnyConnection::connect(url).await.expect("a connection");
        let rows = connection.fetch_all(AssertSqlSafe(text.to_owned())).await;
        let rows = rows.unwrap_or_else(|why| panic!("{text}: {why}"));
        connection.close().await.expect("an end");
        rows
    })
}

/// A server, and the guard that stops it.
pub(crate) struct Server {
    port: u16,
    folder: PathBuf,
    /// Its standard input is open as long as the tests run.
    _guard: Child,
}

/// The server of this run.
pub(crate) static SERVER: LazyLock<Option<Server>> = LazyLock::new(Server::start);

impl Server {
    /// The address of a database on it, for whoever keeps the server.
    pub(crate) fn address(&self, database: &str) -> String {
        self.address_of("keeper", database)
    }

    /// The address of a database for a user.
    pub(crate) fn address_of(&self, user: &str, database: &str) -> String {
        format!("postgres://{user}@127.0.0.1:{}/{database}", self.port)
    }

    #[expect(clippy::print_stderr, reason = "what was not run is said")]
    fn start() -> Option<Self> {
        if !tool("initdb").is_file() {
            let said = "no PostgreSQL: apt-get install postgresql";
            let wanted = env::var_os("KERKESA_ALL_CHECKS").is_some();
            assert!(!wanted, "{said}");
            eprintln!("not run: the case book on a server; {said}");
            return None;
        }
        let folder = said(&mut as_keeper(
            "mktemp",
            &["-d", "/tmp/kerkesa-server.XXXXXX"],
        ));
        let folder = PathBuf::from(folder.trim());
        let data = folder.join("data");
        let data = data.to_str().expect("a path");
        let init = [
            "-D",
            data,
            "-U",
            "keeper",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--wal-segsize=1",
        ];
        said(&mut as_keeper(tool("initdb"), &init));
        // One user has a password.
        let rules =
            "host all guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n";
        fs::write(Path::new(data).join("pg_hba.conf"), rules).expect("rules");
        let port = free_port();
        let guard = guard(data, &folder);
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off -c max_connections=60"
        );
        let log = folder.join("log").display().to_string();
        let start = ["-D", data, "-o", &options, "-l", &log, "-w", "start"];
        let mut start = as_keeper(tool("pg_ctl"), &start);
        let started = start.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(started.expect("pg_ctl").success(), "{log}");
        let server = Self {
            port,
            _guard: guard,
            folder,
        };
        run_sql(
            &server.address("postgres"),
            "CREATE ROLE guarded LOGIN PASSWORD 'right'; CREATE ROLE guest LOGIN; \
             CREATE ROLE crowd LOGIN CONNECTION LIMIT 0",
        );
        Some(server)
    }
}

/// A port that nobody listens at, and that nobody gets meanwhile by chance.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Waits for the tests to end, stops the server and takes its folder away.
fn guard(data: &str, folder: &Path) -> Child {
    let script = "read -r _; \"$1\" -D \"$2\" -m immediate stop; rm -rf \"$3\"";
    let folder = folder.to_str().expect("a path");
    let ctl = tool("pg_ctl");
    let ctl = ctl.to_str().expect("a path");
    let mut guard = as_keeper("sh", &["-c", script, "guard", ctl, data, folder]);
    guard
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Whoever breaks off the tests at a terminal does not break off the guard.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut guard, 0);
    guard.spawn().expect("a guard")
}

/// A program of the server's, where it is.
fn tool(name: &str) -> PathBuf {
    let folders = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let debian = debian.flatten().map(|entry| entry.path().join("bin"));
    folders.extend(debian);
    let mut tools = folders.into_iter().map(|folder| folder.join(name));
    tools
        .find(|tool| tool.is_file())
        .unwrap_or_else(|| PathBuf::from(name))
}

/// A call by whoever keeps the server: the system's superuser may not.
fn as_keeper(program: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Command {
    let id = Command::new("id").arg("-u").output().expect("an id");
    let is_root = id.stdout == b"0\n";
    let mut command = if is_root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(args).current_dir("/");
    command
}

fn said(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|why| panic!("{command:?}: {why}"));
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).expect("text")
}
