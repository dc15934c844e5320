//! A small letter with one block of every kind, for the tests.

use crate::letter::{
    Block, Drawing, Footer, Inline, Labelled, Letter, Line, Mail, Mailbox, Receipt, Stationery,
    Step, Window,
};
use jiff::civil::date;

/// Words of the catalogue.
pub(crate) fn words(text: &str) -> Line {
    vec![Inline::Words(text.to_owned())]
}

/// A value of the request.
pub(crate) fn given(key: &'static str, text: &str) -> Inline {
    Inline::Given {
        key,
        text: text.to_owned(),
    }
}

fn labelled(label: &str, value: &str) -> Labelled {
    Labelled {
        label: label.to_owned(),
        value: words(value),
        origin: None,
    }
}

/// A letter on one page without a window.
pub(crate) fn letter() -> Letter {
    Letter {
        language: "sq".to_owned(),
        title: "Kërkesë për akses".to_owned(),
        author: "Arta Hoxha".to_owned(),
        date: date(2026, 11, 23),
        mark: None,
        sender: vec![
            vec![given("worker.name", "Arta Hoxha")],
            words("Rruga e Barrikadave 12"),
            words("arta.hoxha@example.org"),
        ],
        return_address: words("Arta Hoxha, Rruga e Barrikadave 12, 1001 Tiranë"),
        delivery: Some(words("Letër e porositur")),
        recipient: vec![
            vec![given("employer.name", "Shembull Contact Center sh.p.k.")],
            words("Bulevardi Zogu I 4"),
            words("1001 Tiranë"),
        ],
        place_and_date: words("Tiranë, më 23 nëntor 2026"),
        references: vec![
            labelled("Referenca:", "TK-0042"),
            labelled("Numri i punonjësit:", "TA-10423"),
        ],
        subject: words("Kërkesë për akses në të dhënat personale"),
        salutation: words("Të nderuar,"),
        body: body(),
        origins: Vec::new(),
        closing: words("Me respekt,"),
        drawing: None,
        signature: vec![given("worker.name", "Arta Hoxha")],
        notices: vec![labelled("Bashkëlidhur:", "autorizimi")],
        receipt: Some(Receipt {
            title: words("Vërtetim i marrjes"),
            fields: vec!["Data:".to_owned(), "Nënshkrimi:".to_owned()],
        }),
        footer: Footer {
            before: "Faqja ".to_owned(),
            between: " nga ".to_owned(),
            after: String::new(),
        },
        stationery: Stationery {
            window: Window::None,
        },
        mail: Mail {
            from: Some(Mailbox {
                name: "Arta Hoxha".to_owned(),
                address: "arta.hoxha@example.org".to_owned(),
            }),
            to: None,
        },
    }
}

/// A signature of two strokes, 40 mm by 10 mm.
pub(crate) fn drawing() -> Drawing {
    Drawing {
        alternative: "Nënshkrimi: Arta Hoxha".to_owned(),
        width: 40_000,
        height: 10_000,
        pen: 500,
        steps: vec![
            Step::Down((250, 9_750)),
            Step::Curve([(10_000, 250), (20_000, 250), (30_000, 9_750)]),
            Step::Line((39_750, 5_000)),
            Step::Down((12_000, 5_000)),
            Step::Line((12_000, 5_000)),
        ],
    }
}

/// The same letter with a signature that was drawn.
pub(crate) fn signed() -> Letter {
    Letter {
        drawing: Some(drawing()),
        ..letter()
    }
}

/// A leaflet: a letter that has a title and a body alone.
pub(crate) fn leaflet() -> Letter {
    Letter {
        sender: Vec::new(),
        return_address: Line::new(),
        delivery: None,
        recipient: Vec::new(),
        place_and_date: Line::new(),
        references: Vec::new(),
        salutation: Line::new(),
        closing: Line::new(),
        drawing: None,
        signature: Line::new(),
        notices: Vec::new(),
        receipt: None,
        footer: Footer::default(),
        mail: Mail::default(),
        ..letter()
    }
}

/// What marks every page of a letter that is not to be sent.
pub(crate) const MARK: &str = "Kopje për lexim, jo për dërgim · përkthim makinerie";

fn body() -> Vec<Block> {
    vec![
        Block::Paragraph(words("Unë punoj për Ju.")),
        Block::Heading(words("Të dhënat")),
        Block::Numbered {
            first: 1,
            items: vec![words("Dosja ime"), words("Regjistrimet e kamerës")],
        },
        Block::Bullets(vec![words("një"), words("dy")]),
        Block::Quotation(vec![given(
            "objection.own_words",
            "Unë jetoj me dy fëmijë.\nKamera i sheh.\n",
        )]),
    ]
}
