use super::*;

fn place(text: &str) -> Result<Place, StoreError> {
    Place::of(text.as_ref())
}

fn url(text: &str) -> String {
    let options = place(text).expect(text).options().expect(text);
    options.database_url.to_string()
}

#[test]
fn an_address_is_a_server_and_all_else_a_path() {
    for address in ["postgres://a@b/c", "postgresql:///c", "POSTGRES://b"] {
        assert!(place(address).expect(address).is_server(), "{address}");
    }
    for path in ["cases.db", "/a/b c", "postgres:x", "C://cases.db", "", "~"] {
        assert!(!place(path).expect(path).is_server(), "{path}");
    }
    for address in ["mysql://a/b", "https://example.org/cases", "postgres://[x/"] {
        let why = place(address).expect_err(address);
        assert_eq!(why.fault(), Some(StoreFault::Address), "{address}");
    }
}

#[test]
fn a_setting_that_does_nothing_is_refused() {
    let why = place("postgres://server.example/book?sslmod=disable").expect_err("a setting");
    assert_eq!(why.fault(), Some(StoreFault::Setting));
    assert!(why.to_string().contains("`sslmod`"), "{why}");
    assert!(place("postgres://server.example/book?sslmode=disable&port=5433").is_ok());
}

#[test]
fn a_server_elsewhere_proves_who_it_is_unless_somebody_says_otherwise() {
    for (address, is_sure) in [
        ("postgres://server.example/book", true),
        ("postgres://a@192.0.2.7:5433/book", true),
        ("postgres://[2001:db8::1]/book", true),
        ("postgres:///book?host=server.example", true),
        ("postgres://localhost/book?hostaddr=192.0.2.7", true),
        ("postgres://localhost.example/book", true),
        ("postgres://localhost/book", false),
        ("postgres://127.0.0.1/book", false),
        ("postgres://[::1]/book", false),
        ("postgres://%2Frun%2Fpostgresql/book", false),
        ("postgres:///book?host=/run/postgresql", false),
        ("postgres://server.example/book?sslmode=require", false),
    ] {
        let is = url(address).contains("sslmode=verify-full");
        assert_eq!(is, is_sure, "{address}");
    }
}

#[test]
fn a_password_is_noticed_and_never_shown() {
    for (address, has) in [
        ("postgres://desk:hunter2@server.example:5433/book", true),
        (
            "postgres://desk@server.example:5433/book?password=hunter2",
            true,
        ),
        ("postgres://desk@server.example:5433/book", false),
    ] {
        let place = place(address).expect(address);
        assert_eq!(place.has_password(), has, "{address}");
        let shown = format!("{place} {place:?}");
        assert!(
            shown.contains("postgres://server.example:5433/book"),
            "{shown}"
        );
        assert!(
            !shown.contains("hunter2") && !shown.contains("desk"),
            "{shown}"
        );
    }
    let unclear = place("postgres://desk:hunter2@[x/").expect_err("unclear");
    assert!(!format!("{unclear} {unclear:?}").contains("hunter2"));
}

#[test]
fn a_path_means_nothing_but_itself() {
    let options = of_file("/a/b?mode=memory&c=%41#d".as_ref()).expect("a path");
    assert_eq!(
        options.database_url.as_str(),
        "sqlite:%2Fa%2Fb%3Fmode%3Dmemory%26c%3D%2541%23d"
    );
}
